import type { StaffMessage } from "../../contract/messages/snapshot";
import { fromBase64url } from "../../domain/bytes/base64url";
import { PIN_DIGEST } from "../../domain/staff/pin";

/** Is this the PIN behind the digest? PBKDF2-HMAC-SHA-256 over the PIN's digits, off the page's thread; works offline (R60). */
export async function isRightPin(crypto: Crypto, stored: StaffMessage["pin"], pin: string): Promise<boolean> {
  const [salt, digest] = [fromBase64url(stored.salt), fromBase64url(stored.digest)];
  if (salt === null || digest?.length !== PIN_DIGEST.digestBytes) return false;
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations: stored.iterations };
  const bits = new Uint8Array(await crypto.subtle.deriveBits(derivation, key, PIN_DIGEST.digestBytes * 8));
  return bits.reduce((difference, byte, place) => difference | (byte ^ (digest[place] ?? 0)), 0) === 0;
}

/** No PIN is behind it: for a name that there is nobody of, a check takes as long as any other. */
export const NOBODYS_PIN: StaffMessage["pin"] = {
  salt: "A".repeat(22),
  iterations: PIN_DIGEST.iterations,
  digest: "A".repeat(43),
};
