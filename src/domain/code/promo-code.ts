import { fail, ok, type Result } from "../result";
import { badCharacterIn, tooManyCharacters, type CodeProblem } from "./code-problem";

const PROMO_MAX_LENGTH = 64;

/** A promo code: 1 to 64 printable characters, no spaces; case matters (R41). */
export function parsePromoCode(text: string): Result<string, CodeProblem> {
  const problem = badCharacterIn(text, /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u) ?? tooManyCharacters(text, PROMO_MAX_LENGTH);
  return problem === null ? ok(text) : fail(problem);
}
