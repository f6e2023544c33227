import type { GreyPicture, PictureBuffer } from "./grey-picture";

/**
 * The picture turned about its middle, clockwise, in its own size: what leaves the frame is lost. Where there was no
 * picture it is mirrored at its edge: one tone there would outweigh a row's dark and light, which are told apart by count.
 */
export function turned(source: GreyPicture, turnDeg: number, into: PictureBuffer): GreyPicture {
  const { width, height, grey: from } = source;
  const picture = into.sized(width, height);
  const { grey } = picture;
  const cos = Math.round(Math.cos((turnDeg * Math.PI) / 180) * 65536);
  const sin = Math.round(Math.sin((turnDeg * Math.PI) / 180) * 65536);
  const endX = (width - 1) * 65536;
  const endY = (height - 1) * 65536;
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  for (let y = 0, at = 0; y < height; y++) {
    let fromX = Math.round(middleX * 65536 - middleX * cos + (y - middleY) * sin);
    let fromY = Math.round(middleY * 65536 + middleX * sin + (y - middleY) * cos);
    for (let x = 0; x < width; x++, at++, fromX += cos, fromY -= sin) {
      const inside = fromX >= 0 && fromY >= 0 && fromX < endX && fromY < endY;
      grey[at] = inside
        ? between(from, width, height, fromX, fromY)
        : between(from, width, height, mirrored(fromX, endX), mirrored(fromY, endY));
    }
  }
  return picture;
}

/** The middle of the picture at twice its size; `longest` limits what is taken, in pixels of the source. */
export function enlarged(source: GreyPicture, longest: number, into: PictureBuffer): GreyPicture {
  const takenWidth = Math.min(source.width, longest);
  const takenHeight = Math.min(source.height, longest);
  const left = (source.width - takenWidth) >> 1;
  const top = (source.height - takenHeight) >> 1;
  const picture = into.sized(takenWidth * 2, takenHeight * 2);
  const { grey } = picture;
  for (let y = 0, at = 0; y < picture.height; y++) {
    const fromY = Math.max(0, top * 65536 + y * 32768 - 16384);
    for (let x = 0; x < picture.width; x++, at++) {
      grey[at] = between(source.grey, source.width, source.height, Math.max(0, left * 65536 + x * 32768 - 16384), fromY);
    }
  }
  return picture;
}

/** Each row at twice its width, no row between them: what two rows say stays two witnesses. */
export function widened(source: GreyPicture, into: PictureBuffer): GreyPicture {
  const picture = into.sized(source.width * 2, source.height);
  const { height, grey } = picture;
  const from = source.grey;
  for (let y = 0, at = 0; y < height; y++) {
    const start = y * source.width;
    const end = start + source.width - 1;
    for (let x = start; x <= end; x++, at += 2) {
      const value = 3 * from[x]! + 2;
      grey[at] = (value + from[Math.max(x - 1, start)]!) >> 2;
      grey[at + 1] = (value + from[Math.min(x + 1, end)]!) >> 2;
    }
  }
  return picture;
}

/** The picture at a whole fraction of its size, each pixel the mean of those it stands for. */
export function reduced(source: GreyPicture, times: number, into: PictureBuffer): GreyPicture {
  const picture = into.sized(Math.floor(source.width / times), Math.floor(source.height / times));
  const { width, height, grey } = picture;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let sum = 0;
      for (let row = 0, from = y * times * source.width + x * times; row < times; row++, from += source.width) {
        for (let column = 0; column < times; column++) sum += source.grey[from + column]!;
      }
      grey[at] = sum / (times * times);
    }
  }
  return picture;
}

/** The picture turned by a quarter, clockwise: its left column is the new top row, from right to left. */
export function quarterTurned({ width, height, grey: from }: GreyPicture, into: PictureBuffer): GreyPicture {
  const picture = into.sized(height, width);
  const { grey } = picture;
  for (let y = 0; y < height; y++) {
    for (let x = 0, to = height - 1 - y; x < width; x++, to += height) grey[to] = from[y * width + x]!;
  }
  return picture;
}

/** Each row the mean of so many rows: takes the noise from upright bars, and most of the work with it. */
export function squashed(source: GreyPicture, rows: number, into: PictureBuffer): GreyPicture {
  const picture = into.sized(source.width, Math.max(1, Math.floor(source.height / rows)));
  const { width, height, grey } = picture;
  const taken = Math.min(rows, source.height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let sum = 0;
      for (let row = 0, from = y * rows * width + x; row < taken; row++, from += width) sum += source.grey[from]!;
      grey[at] = sum / taken;
    }
  }
  return picture;
}

/** Edges across the rows made steeper: each pixel is moved away from the mean of its row for `reach` pixels each way. */
export function sharpenedAcross(source: GreyPicture, reach: number, strength: number, into: PictureBuffer): GreyPicture {
  const { width, height } = source;
  const picture = into.sized(width, height);
  const from = source.grey;
  const { grey } = picture;
  const window = 2 * reach + 1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width - 1;
    let sum = from[start]! * (reach + 1);
    for (let ahead = 1; ahead <= reach; ahead++) sum += from[Math.min(start + ahead, end)]!;
    for (let at = start; at <= end; at++) {
      const value = from[at]! + strength * (from[at]! - sum / window);
      grey[at] = value < 0 ? 0 : value > 255 ? 255 : value;
      sum += from[Math.min(at + reach + 1, end)]! - from[Math.max(at - reach, start)]!;
    }
  }
  return picture;
}

/** The way there and back again, over and over. */
function mirrored(at: number, end: number): number {
  const away = Math.abs(at) % Math.max(1, 2 * end);
  return away <= end ? away : 2 * end - away;
}

/** Bilinear; x and y in 65,536ths of a pixel, within the picture. */
function between(grey: Uint8Array, width: number, height: number, x: number, y: number): number {
  const column = x >> 16;
  const row = y >> 16;
  const at = row * width + column;
  const below = row + 1 < height ? at + width : at;
  const right = column + 1 < width ? 1 : 0;
  const shareX = (x >> 8) & 0xff;
  const upper = (grey[at]! << 8) + (grey[at + right]! - grey[at]!) * shareX;
  const lower = (grey[below]! << 8) + (grey[below + right]! - grey[below]!) * shareX;
  return ((upper << 8) + (lower - upper) * ((y >> 8) & 0xff)) >> 16;
}
