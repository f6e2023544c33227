import { createHash } from "node:crypto";
import type { RandomBytes } from "../deps";

/** Without I, L, O and U: nothing that is read aloud or typed wrong. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: "1", L: "1", O: "0" };

/** A one-time code of 60 random bits, such as `7K2M-9QXA-44TD`. */
export function newEnrolmentCode(randomBytes: RandomBytes): string {
  const digits = Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join("");
  return digits.replace(/(.{4})(?=.)/g, "$1-");
}

/** What is kept of an enrolment code; hyphens, spaces, case and look-alike letters do not matter. */
export function hashOfEnrolmentCode(code: string): Uint8Array {
  const typed = code.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return sha256(typed.replace(/[ILO]/g, (letter) => LOOK_ALIKES[letter] ?? letter));
}

/** By which an API key is known at sight, and to those who look for secrets in the wrong places. */
export const API_KEY_PREFIX = "tearoff_key_";

/** What is kept of a till's token or an API key: it is random and long, so a plain digest cannot be turned round. */
export function hashOfToken(token: string): Uint8Array {
  return sha256(token);
}

function sha256(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
