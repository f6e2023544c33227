import { checkDigit, parseEan13 } from "./ean13";

const LENGTH = 13;

/**
 * The EAN-13s that somebody may have meant who typed one whose check digit is wrong: with two neighbours swapped, then with one
 * digit changed (R57). Every one is a right EAN-13, and none is what was typed; nothing for other texts.
 */
export function likelyEan13s(text: string): readonly string[] {
  const parsed = parseEan13(text);
  if (text.length !== LENGTH || parsed.ok || parsed.problem.kind !== "wrong-check-digit") return [];
  const swapped = Array.from({ length: LENGTH - 1 }, (_, place) => text.slice(0, place) + text[place + 1]! + text[place]! + text.slice(place + 2));
  const changed = Array.from({ length: LENGTH }, (_, place) => withPlaceMended(text, place));
  return [...new Set([...swapped, ...changed])].filter((digits) => parseEan13(digits).ok);
}

/** The weights are 1 and 3, neither of which divides 10: exactly one digit at each place makes the check digit right. */
function withPlaceMended(text: string, place: number): string {
  const candidates = Array.from({ length: 10 }, (_, digit) => text.slice(0, place) + digit + text.slice(place + 1));
  return candidates.find((digits) => checkDigit(digits.slice(0, LENGTH - 1)) === digits.at(-1))!;
}
