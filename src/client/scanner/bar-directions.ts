import type { GreyPicture } from "./grey-picture";

/** Sides of the squares whose edges are summed up: several bars across one, and a code across several. */
const SQUARES_ACROSS = 32;

/** A square is looked at in this many pixels each way at most; a larger picture shows the same bars broader. */
const LOOKS_ACROSS = 12;

/** Edges of all directions, of print, fabric or a QR code, are no bars. */
const LEAST_COHERENCE = 0.3;

/** A direction that has less than this share of the strongest one's edges is clutter. */
const LEAST_SHARE = 0.2;

/**
 * The directions in which a picture's edges run in parallel, as bars do: how far it is to be turned for each to stand upright.
 *
 * Each square's structure tensor says which way its brightness changes most, and by how much more than across that; grain
 * changes it alike in all directions, and so adds nothing.
 * @param stepDeg the directions are told apart by this much, a divisor of 180
 * @returns degrees clockwise, multiples of `stepDeg` from 0 to below 180, the most likely first
 * @see https://en.wikipedia.org/wiki/Structure_tensor
 */
export function barDirections({ width, height, grey }: GreyPicture, stepDeg: number): readonly number[] {
  const side = Math.max(8, Math.ceil(width / SQUARES_ACROSS));
  const stride = Math.max(1, Math.floor(side / LOOKS_ACROSS));
  const strengths = new Float64Array(180 / stepDeg);
  for (let top = 1; top + side < height; top += side) {
    for (let left = 1; left + side < width; left += side) {
      let xx = 0;
      let yy = 0;
      let xy = 0;
      for (let y = top; y < top + side; y += stride) {
        for (let x = left, at = y * width + left; x < left + side; x += stride, at += stride) {
          const dx = grey[at + 1]! - grey[at - 1]!;
          const dy = grey[at + width]! - grey[at - width]!;
          xx += dx * dx;
          yy += dy * dy;
          xy += dx * dy;
        }
      }
      const aligned = Math.hypot(xx - yy, 2 * xy);
      if (aligned < LEAST_COHERENCE * (xx + yy)) continue;
      const directionDeg = (Math.atan2(2 * xy, xx - yy) * 90) / Math.PI;
      const place = Math.round((180 - directionDeg) / stepDeg) % strengths.length;
      strengths[place]! += aligned;
    }
  }
  const least = LEAST_SHARE * Math.max(1, ...strengths);
  return [...strengths.keys()]
    .filter((place) => strengths[place]! >= least)
    .sort((one, other) => strengths[other]! - strengths[one]!)
    .map((place) => place * stepDeg);
}
