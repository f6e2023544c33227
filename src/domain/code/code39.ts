import { fail, ok, type Result } from "../result";
import { badCharacterIn, tooManyCharacters, type CodeProblem } from "./code-problem";

const CODE39_MAX_LENGTH = 43;

/** A Code 39 text, made upper case: 1 to 43 of A–Z, 0–9, - . $ / + % and space (R39). */
export function parseCode39(text: string): Result<string, CodeProblem> {
  const upper = text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const problem = badCharacterIn(upper, /^[A-Z0-9\-.$/+% ]$/) ?? tooManyCharacters(upper, CODE39_MAX_LENGTH);
  return problem === null ? ok(upper) : fail(problem);
}
