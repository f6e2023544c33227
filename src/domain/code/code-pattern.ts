import { checkDigit } from "./ean13";

/** Characters that nobody takes for one another, in print or by ear: no 0 and O, no 1, I and L. */
export const CODE_ALPHABETS = {
  "letters-and-digits": "23456789ABCDEFGHJKMNPQRSTUVWXYZ",
  letters: "ABCDEFGHJKMNPQRSTUVWXYZ",
  digits: "0123456789",
} as const;

export type CodeAlphabet = keyof typeof CODE_ALPHABETS;

/** How codes are made: the same before all of them, then so many drawn at random, then perhaps a check character. */
export type CodePattern = {
  readonly prefix: string;
  readonly length: number;
  readonly alphabet: CodeAlphabet;
  readonly check: boolean;
};

/** What has to be left to guess once a guesser may hit any of the codes that there are, in bits (R70). */
export const SAFE_BITS = 40;
/** With fewer possible codes than this for each wanted, most draws would repeat. */
const ROOM_BITS = 4;

/** A code of a pattern. @param draw a random whole number from 0 to below its argument */
export function codeOfPattern({ prefix, length, alphabet, check }: CodePattern, draw: (below: number) => number): string {
  const characters = CODE_ALPHABETS[alphabet];
  let drawn = "";
  while (drawn.length < length) drawn += characters[draw(characters.length)];
  return prefix + drawn + (check ? checkCharacter(drawn, alphabet) : "");
}

/**
 * Bits that somebody has to guess to hit one of so many codes.
 * @returns what a pattern's drawn characters hold, less what the number of codes takes from it
 */
export function bitsToGuess({ length, alphabet }: CodePattern, codes: number): number {
  return length * Math.log2(CODE_ALPHABETS[alphabet].length) - Math.log2(Math.max(1, codes));
}

/** Whether a pattern has room for so many different codes, drawn without trying most of them twice. */
export function hasRoomFor(pattern: CodePattern, codes: number): boolean {
  return bitsToGuess(pattern, codes) >= ROOM_BITS;
}

/**
 * Tells every wrong character and every two neighbours that were swapped: weights that differ, modulo a prime. For digits,
 * whose ten is none, as an EAN-13 does it, which lets some swaps through.
 */
export function checkCharacter(drawn: string, alphabet: CodeAlphabet): string {
  const characters = CODE_ALPHABETS[alphabet];
  if (alphabet === "digits") return checkDigit(drawn);
  const sum = [...drawn].reduce((total, character, index) => total + (index + 1) * characters.indexOf(character), 0);
  return characters[sum % characters.length] ?? "";
}
