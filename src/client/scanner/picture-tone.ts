import type { GreyPicture, PictureBuffer } from "./grey-picture";

/** White for black. */
export function inverted(source: GreyPicture, into: PictureBuffer): GreyPicture {
  return throughTable(source, INVERTED, into);
}

/** Dark tones drawn apart, as when the picture were exposed for longer; black and white stay. */
export function brightened(source: GreyPicture, into: PictureBuffer): GreyPicture {
  return throughTable(source, BRIGHTENED, into);
}

/** Each pixel the mean of the nine about it: grain goes, edges stay where they are. */
export function softened(source: GreyPicture, into: PictureBuffer): GreyPicture {
  const { width, height, grey: from } = source;
  const picture = into.sized(width, height);
  for (let y = 0, at = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y + 1 < height ? width : 0;
    for (let x = 0; x < width; x++, at++) {
      const left = at - (x > 0 ? 1 : 0);
      const right = at + (x + 1 < width ? 1 : 0);
      const upper = from[left + above]! + from[at + above]! + from[right + above]!;
      const middle = from[left]! + from[at]! + from[right]!;
      const lower = from[left + below]! + from[at + below]! + from[right + below]!;
      picture.grey[at] = (upper + middle + lower) / 9;
    }
  }
  return picture;
}

const INVERTED = Uint8Array.from({ length: 256 }, (_, value) => 255 - value);
const BRIGHTENED = Uint8Array.from({ length: 256 }, (_, value) => Math.round(255 * Math.sqrt(value / 255)));

function throughTable({ width, height, grey }: GreyPicture, table: Uint8Array, into: PictureBuffer): GreyPicture {
  const picture = into.sized(width, height);
  for (let at = 0; at < grey.length; at++) picture.grey[at] = table[grey[at]!]!;
  return picture;
}
