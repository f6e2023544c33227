import type { GreyPicture } from "./grey-picture";

/** How well a picture can be seen at all, whatever is in it. */
export interface FrameLook {
  /** Mean of the middle, 0 black to 255 white. */
  readonly brightness: number;
  /**
   * How steep the edges in the middle are: the step from a pixel to its neighbour, steep ones counting for more, as a share of
   * the brightness, so that it does not depend on the light. 0 where there is nothing to see; blur makes it small.
   */
  readonly sharpness: number;
}

/** What black and white are in a picture's bytes: 0 and 255, or 16 and 235 as video has them. */
export type LumaRange = "full" | "video";

const VIDEO_BLACK = 16;
const VIDEO_SCALE = 255 / 219;

/** The middle, where a code is held: from a quarter to three quarters each way. */
const EDGE_SHARE = 0.25;

/** Rows are sampled, pixels of a row are not: steps are taken between neighbours. */
const ROW_STEP = 4;

/** Darker than this no step can be told from grain. */
const DARKEST = 8;

/** Measures the middle of a picture by a quarter of its rows. */
export function lookOfFrame({ width, height, grey }: GreyPicture, range: LumaRange = "full"): FrameLook {
  const left = Math.floor(width * EDGE_SHARE);
  const right = width - left - 1;
  const top = Math.floor(height * EDGE_SHARE);
  const bottom = height - top - 1;
  let pixels = 0;
  let sum = 0;
  let steps = 0;
  let squares = 0;
  for (let y = top; y < bottom; y += ROW_STEP) {
    for (let x = left, at = y * width + left; x < right; x++, at++) {
      const value = grey[at]!;
      const across = Math.abs(grey[at + 1]! - value);
      const down = Math.abs(grey[at + width]! - value);
      pixels++;
      sum += value;
      steps += across + down;
      squares += across * across + down * down;
    }
  }
  const isVideo = range === "video";
  const mean = pixels > 0 ? sum / pixels : 0;
  const brightness = isVideo ? Math.min(255, Math.max(0, (mean - VIDEO_BLACK) * VIDEO_SCALE)) : mean;
  // An edge is as high when it is blurred, only wider. So each step is weighted by itself: one of 100 outweighs ten of 10.
  const step = (steps > 0 ? squares / steps : 0) * (isVideo ? VIDEO_SCALE : 1);
  return { brightness, sharpness: step / Math.max(DARKEST, brightness) };
}
