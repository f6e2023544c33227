import { fail, ok, type Result } from "../result";
import { badCharacterIn, tooManyCharacters, type CodeProblem } from "./code-problem";

const CODE128_MAX_LENGTH = 80;

/** A Code 128 text: 1 to 80 ASCII characters, control characters among them (R38). */
export function parseCode128(text: string): Result<string, CodeProblem> {
  const problem = badCharacterIn(text, /^[\p{ASCII}]$/u) ?? tooManyCharacters(text, CODE128_MAX_LENGTH);
  return problem === null ? ok(text) : fail(problem);
}
