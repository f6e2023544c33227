import { toBase64url } from "../../domain/bytes/base64url";
import { claimKeyMaterial, keyMaterial } from "../../domain/code/key-material";
import type { Shown } from "../../domain/sync/event";

const ALGORITHM = { name: "HMAC", hash: "SHA-256" };

/** An epoch's key, which signs but cannot be read out (R17). */
export function importEpochKey(crypto: Crypto, bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["sign"]);
}

/** What a snapshot knows a code or claim by: 8 bytes under the epoch's key, in base64url (R17). */
export async function lookupKeyOf(crypto: Crypto, epochKey: CryptoKey, shown: Shown): Promise<string> {
  const material = shown.kind === "code" ? keyMaterial(shown.codeType, shown.value) : claimKeyMaterial(shown.claimId);
  const signature = await crypto.subtle.sign(ALGORITHM.name, epochKey, material);
  return toBase64url(new Uint8Array(signature, 0, 8));
}
