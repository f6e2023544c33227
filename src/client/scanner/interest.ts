import { isSame, type Sightings } from "./agreement";
import type { CodeRead } from "./decoder";

/** More do not lie beside a coupon, and longer texts are no codes; what is over goes with every frame for nothing. */
const MOST_CODES = 16;
const LONGEST_TEXT = 512;

/**
 * The codes that may lie before the camera without hiding another one: those that have counted and have not left the picture,
 * whatever came of them.
 * @returns 16 at most, the latest, of 512 characters each at most
 */
export function codesOfNoInterest({ handled }: Sightings): readonly CodeRead[] {
  return handled
    .map(({ read: { symbology, text } }) => ({ symbology, text }))
    .filter(({ text }) => text.length <= LONGEST_TEXT)
    .slice(-MOST_CODES);
}

/** Whether something was read that may be of interest. */
export function holdsInterest(reads: readonly CodeRead[], ofNoInterest: readonly CodeRead[]): boolean {
  return reads.some((read) => !holds(ofNoInterest, read));
}

/**
 * What a further pass adds to what was read of the same picture. Another text of a kind of bars that was read already may be the
 * same bars, misread: it is added only where the pass shows both.
 */
export function withFurther(before: readonly CodeRead[], reads: readonly CodeRead[]): readonly CodeRead[] {
  const isDoubtful = ({ symbology }: CodeRead) =>
    symbology !== "qr" && before.some((other) => other.symbology === symbology && !holds(reads, other));
  return [...before, ...reads.filter((read) => !holds(before, read) && !isDoubtful(read))];
}

function holds(reads: readonly CodeRead[], wanted: CodeRead): boolean {
  return reads.some((read) => isSame(read, wanted));
}
