import type { CodeProblem } from "./code-problem";
import { CODE_TYPES, type CodeType } from "./code-type";

const ALLOWED = {
  qr: "any characters",
  code128: "plain English letters, digits and signs",
  code39: "the letters A–Z, digits, spaces and - . $ / + %",
  ean13: "digits",
  promo: "visible characters, without spaces",
} satisfies Record<CodeType, string>;

/** One sentence, in the user's words, that says what is wrong with a code and what to do. */
export function explainCodeProblem(type: CodeType, problem: CodeProblem): string {
  const label = CODE_TYPES[type].label;
  switch (problem.kind) {
    case "empty":
      return "Enter a code.";
    case "broken-text":
      return "This text is damaged; copy the code again from where it came.";
    case "too-long":
      return `This code has ${problem.length} ${problem.unit}; shorten it to ${problem.max}, the most for a ${label}.`;
    case "bad-character":
      return `Remove ${nameOf(problem.character)} at position ${problem.position}; a ${label} holds ${ALLOWED[type]}.`;
    case "rounded-number":
      return "A spreadsheet has shortened this number. Format its column as text, enter the codes again, and save the file.";
    case "wrong-length":
      return `Enter 13 digits, or the first 12 and the last is added; this has ${problem.length}.`;
    case "wrong-check-digit":
      return `Check the digits: the last one should be ${problem.expected} for these twelve.`;
  }
}

function nameOf(character: string): string {
  if (character === " ") return "the space";
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `“${character}”` : "the invisible character";
}
