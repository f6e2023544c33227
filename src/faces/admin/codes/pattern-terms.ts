import { COUPON_CODES_MAX } from "../../../contract/messages/code-imports";
import { bitsToGuess, CODE_ALPHABETS, type CodeAlphabet, codeOfPattern, type CodePattern, hasRoomFor, SAFE_BITS } from "../../../domain/code/code-pattern";
import type { CodeType } from "../../../domain/code/code-type";
import { explainCodeProblem } from "../../../domain/code/explain-code-problem";
import { parseCode } from "../../../domain/code/parse-code";

export const LENGTH = { min: 4, max: 40 };
export const PREFIX_MAX = 40;

export const ALPHABET_NAMES: Record<CodeAlphabet, string> = {
  "letters-and-digits": "Letters and digits",
  letters: "Letters",
  digits: "Digits",
};

/** What a form of a pattern comes to: a code like those that will be made, and what has to be said of it first. */
export type PatternLook = {
  readonly sample: string;
  /** Why no such code can be made, and what to do. */
  readonly problem: string | null;
  readonly guessable: boolean;
};

/** Looks at a pattern as the server will (R70). @param held codes that the coupon has already */
export function lookAtPattern(pattern: CodePattern, codeType: CodeType, wanted: number, held: number): PatternLook {
  const sample = codeOfPattern(pattern, sampleDraw());
  const code = parseCode(codeType, sample);
  const look = { sample: code.ok ? code.value : sample, guessable: bitsToGuess(pattern, held + wanted) < SAFE_BITS };
  if (held + wanted > COUPON_CODES_MAX) return { ...look, problem: `A coupon has ${COUPON_CODES_MAX.toLocaleString("en")} codes at most. Ask for fewer.` };
  if (!code.ok) return { ...look, problem: explainCodeProblem(codeType, code.problem) };
  if (!hasRoomFor(pattern, held + wanted)) return { ...look, problem: `There are too few such codes for so many. ${codeType === "ean13" ? "Let them begin with fewer digits, or ask for fewer codes." : "Make them longer."}` };
  return { ...look, problem: null };
}

/** An EAN-13 is digits, and has a check digit of its own. */
export function firstPattern(codeType: CodeType): CodePattern {
  if (codeType === "ean13") return { prefix: "2", length: 11, alphabet: "digits", check: false };
  return { prefix: "", length: 12, alphabet: "letters-and-digits", check: false };
}

export const alphabets = Object.keys(CODE_ALPHABETS) as readonly CodeAlphabet[];

/** Always the same characters, so that the sample changes with the pattern alone. */
function sampleDraw(): (below: number) => number {
  let drawn = 0;
  return (below) => (17 * (drawn += 1) + drawn * drawn) % below;
}
