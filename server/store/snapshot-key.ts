import { createHmac } from "node:crypto";

/** The 8 bytes by which tills look up a code or claim: the start of an HMAC of its key material (R17). */
export function snapshotKey(epochKey: Uint8Array, keyMaterial: Uint8Array): Uint8Array {
  return createHmac("sha256", epochKey).update(keyMaterial).digest().subarray(0, 8);
}

export function base64urlOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
