import { fail, ok, type Result } from "../result";
import { badCharacterIn, type CodeProblem } from "./code-problem";

/** How spreadsheets write a number that does not fit its column. */
const ROUNDED_NUMBER = /^[0-9](?:[.,][0-9]+)?E\+[0-9]+$/i;

/** An EAN-13: 13 digits with a right check digit, or the 12 before it, which then gets it (R40). */
export function parseEan13(text: string): Result<string, CodeProblem> {
  if (ROUNDED_NUMBER.test(text)) return fail({ kind: "rounded-number" });
  const badCharacter = badCharacterIn(text, /^[0-9]$/);
  if (badCharacter !== null) return fail(badCharacter);
  if (text.length === 12) return ok(text + checkDigit(text));
  if (text.length !== 13) return fail({ kind: "wrong-length", length: text.length });
  const expected = checkDigit(text.slice(0, 12));
  return text.endsWith(expected) ? ok(text) : fail({ kind: "wrong-check-digit", expected });
}

/** A UPC-A, its check digit included, as the EAN-13 that it is: with a leading 0 (R40). */
export function parseUpcA(text: string): Result<string, CodeProblem> {
  if (text.length !== 12) return fail({ kind: "wrong-length", length: text.length });
  return parseEan13(`0${text}`);
}

/**
 * Modulo-10 check digit of an EAN-13 payload.
 * @param digits twelve ASCII digits, leftmost first
 * @returns one digit
 * @see GS1 General Specifications, section 7.9
 */
export function checkDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
