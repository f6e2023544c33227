/** Why a text is not a code of its type. Positions count characters from 1, after normalisation. */
export type CodeProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "broken-text" }
  | { readonly kind: "too-long"; readonly length: number; readonly max: number; readonly unit: "bytes" | "characters" }
  | { readonly kind: "bad-character"; readonly character: string; readonly position: number }
  /** A spreadsheet has rounded a long number to a few digits, as in 4.00638E+12; the rest of it is lost. */
  | { readonly kind: "rounded-number" }
  | { readonly kind: "wrong-length"; readonly length: number }
  | { readonly kind: "wrong-check-digit"; readonly expected: string };

/** The first character that `allowed` rejects, as a problem; null where all are allowed. */
export function badCharacterIn(text: string, allowed: RegExp): CodeProblem | null {
  const characters = [...text];
  const index = characters.findIndex((character) => !allowed.test(character));
  const character = characters[index];
  return character === undefined ? null : { kind: "bad-character", character, position: index + 1 };
}

/** Null where a text has at most `max` characters. */
export function tooManyCharacters(text: string, max: number): CodeProblem | null {
  const length = [...text].length;
  return length > max ? { kind: "too-long", length, max, unit: "characters" } : null;
}
