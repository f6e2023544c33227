/** Fewest and most characters of a password (R65). */
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 128;

export type PasswordProblem = "too-short" | "too-long" | "common";

/**
 * Why a password cannot be taken, or null. Length is what keeps guessing out, so there is no rule of what to mix.
 * @param own what a guesser knows of its owner: address, name
 * @see NIST SP 800-63B, section 3.1.1
 */
export function passwordProblem(password: string, own: readonly string[]): PasswordProblem | null {
  const { length } = [...password];
  if (length < PASSWORD_MIN_LENGTH) return "too-short";
  if (length > PASSWORD_MAX_LENGTH) return "too-long";
  return isTriedFirst(password, own) ? "common" : null;
}

function isTriedFirst(password: string, own: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const known = new Set(own.map((text) => lettersOf(text.toLowerCase())));
  return isRepeated(lower) || isRow(lower) || wordsIn(lower).some((word) => word !== "" && (isCommon(word) || known.has(word)));
}

/** What is left without the digits and signs that people put around a word, as it is and with letters for their stand-ins. */
function wordsIn(lower: string): readonly string[] {
  const bare = lower.replace(/^[^a-z]+|[^a-z]+$/g, "");
  return [lettersOf(lower), lettersOf(bare.replace(/[@4013$57]/g, (sign) => STAND_INS[sign] ?? sign))];
}

const STAND_INS: Readonly<Record<string, string>> = { "@": "a", "4": "a", "0": "o", "1": "i", "3": "e", $: "s", "5": "s", "7": "t" };

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

function isCommon(word: string): boolean {
  const half = word.slice(0, word.length / 2);
  return COMMON.has(word) || (COMMON.has(half) && half + half === word);
}

/** One to four characters over and over. */
function isRepeated(text: string): boolean {
  return /^(.{1,4}?)\1+$/su.test(text);
}

/** Keys or numbers in a row, there or back. */
function isRow(text: string): boolean {
  return ROWS.some((row) => row.includes(text) || [...row].toReversed().join("").includes(text));
}

const ROWS = ["12345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp"];

/** Words that are tried first, alone or with digits and signs around them. */
const COMMON: ReadonlySet<string> = new Set(
  ("password passwort passphrase motdepasse contrasena senha parola secret letmein welcome willkommen bienvenue admin administrator " +
    "root login master manager owner user guest test testing changeme default qwerty qwertz azerty qwertyuiop qwertzuiop asdfghjkl " +
    "iloveyou sunshine princess dragon monkey football baseball superman batman shadow michael jordan hello charlie freedom whatever " +
    "trustno trustnoi starwars computer internet summer winter spring autumn sommer coffee kaffee cafe coupon coupons tearoff shop store till cashier").split(" "),
);
