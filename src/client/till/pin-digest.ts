import type { StaffMessage } from "../../contract/messages/snapshot";
import { toBase64url, fromBase64url } from "../../domain/bytes/base64url";

/** Is this the PIN behind the digest? PBKDF2-HMAC-SHA-256 over the PIN's digits, 32 bytes; works offline. */
export async function isRightPin(crypto: Crypto, stored: StaffMessage["pin"], pin: string): Promise<boolean> {
  const salt = fromBase64url(stored.salt);
  if (salt === null) return false;
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: stored.iterations }, key, 256);
  return toBase64url(new Uint8Array(bits)) === stored.digest;
}
