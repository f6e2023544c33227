import type { Shown } from "../../domain/sync/event";
import { seal, unseal, type Sealed } from "./seal";

/** What was shown, sealed: the outbox and the history hold no plain code (R17). */
export function sealShown(crypto: Crypto, key: CryptoKey, shown: Shown): Promise<Sealed> {
  return seal(crypto, key, JSON.stringify(shown));
}

/** Null where it is damaged. */
export async function unsealShown(crypto: Crypto, key: CryptoKey, sealed: Sealed): Promise<Shown | null> {
  const text = await unseal(crypto, key, sealed);
  // Only `sealShown` holds the key, so what opens is what it sealed.
  return text === null ? null : (JSON.parse(text) as Shown);
}
