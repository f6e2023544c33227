import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type PasswordProblem, passwordProblem } from "../../../domain/member/password";

export const NEW_PASSWORD_HINT = `At least ${PASSWORD_MIN_LENGTH} characters. A few words in a row are easy to remember.`;

const WORDS: Record<PasswordProblem, string> = {
  "too-short": `Take at least ${PASSWORD_MIN_LENGTH} characters.`,
  "too-long": `Take at most ${PASSWORD_MAX_LENGTH} characters.`,
  common: "A stranger would try this one early. Take another, such as a few words in a row.",
};

/** Why a new password cannot be taken, and what to do (R65); null: it can. `own`: what a guesser knows of its owner. */
export function sayPasswordProblem(password: string, own: readonly string[]): string | null {
  const problem = passwordProblem(password, own);
  return problem === null ? null : WORDS[problem];
}
