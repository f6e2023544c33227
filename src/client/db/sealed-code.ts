import type { Shown } from "../../domain/sync/event";
import { seal, unseal, type Sealed } from "./seal";

/** What was shown, sealed: the outbox and the history hold no plain code (R17). */
export function sealShown(crypto: Crypto, key: CryptoKey, shown: Shown): Promise<Sealed> {
  return seal(crypto, key, JSON.stringify(shown));
}

export async function unsealShown(crypto: Crypto, key: CryptoKey, sealed: Sealed): Promise<Shown> {
  // Only `sealShown` holds the key, so what opens is what it sealed.
  return JSON.parse(await unseal(crypto, key, sealed)) as Shown;
}
