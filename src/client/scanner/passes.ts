import type { Effort } from "./decoder";

/** One way of looking at a frame. */
export interface Pass {
  readonly effort: Effort;
  /** The picture is turned by this much before it is decoded; a thorough pass adds a quarter turn itself. */
  readonly turnDeg: number;
}

const FAST: Pass = { effort: "fast", turnDeg: 0 };
const THOROUGH: Pass = { effort: "thorough", turnDeg: 0 };

// A bar code is found up to some 15° off level. With the quarter turn these three cover the whole circle.
const TURNED: readonly Pass[] = [THOROUGH, { effort: "thorough", turnDeg: 30 }, { effort: "thorough", turnDeg: 60 }];

const VIDEO_PASSES: readonly Pass[] = TURNED.flatMap((pass) => [FAST, pass]);

/** The passes of a video: a fast one on every other frame, the thorough ones in turn between them. */
export function passForFrame(frame: number): Pass {
  return VIDEO_PASSES[frame % VIDEO_PASSES.length]!;
}

/** What is tried on a photo, which does not come again. */
export const PHOTO_PASSES = TURNED;
