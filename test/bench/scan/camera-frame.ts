import { drawGreyFrame, type GreyFrame, seededRandom } from "../../fixtures/video/grey-frame";
import { type CodeMatrix, pictureOf } from "./code-matrix";

/** How well the camera sees. Lengths are shares of the frame's width, so that a larger frame shows more of the same scene. */
export interface Sight {
  readonly blur: number;
  /** 1 leaves black and white as they are, 0 makes all of it grey. */
  readonly contrast: number;
  /** Standard deviation, in steps of grey. */
  readonly noise: number;
}

export interface CameraView {
  readonly width: number;
  readonly height: number;
  readonly angleDeg: number;
  readonly sight: Sight;
  readonly seed: number;
}

const CODE_SHARE = 0.3;
const MIDDLE_GREY = 110;

/** How far a hand moves between frames. */
const SHAKE_PX = 3;
const SHAKE_DEG = 1;

/** One frame of a hand that holds a code before a cluttered ground. */
export function drawCameraFrame(code: CodeMatrix, view: CameraView, frame: number): ImageData {
  const random = seededRandom(view.seed * 101 + frame);
  const within = (reach: number) => (2 * random() - 1) * reach;
  const drawn = drawGreyFrame({
    width: view.width,
    height: view.height,
    code: pictureOf(code),
    angleDeg: view.angleDeg + within(SHAKE_DEG),
    codeShare: CODE_SHARE,
    shift: { x: within(SHAKE_PX), y: within(SHAKE_PX) },
    seed: view.seed,
    clutter: 60,
  });
  return seen(drawn, view.sight, random);
}

function seen({ width, height, grey }: GreyFrame, { blur, contrast, noise }: Sight, random: () => number): ImageData {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("No 2D canvas.");
  const sharp = new ImageData(width, height);
  grey.forEach((value, pixel) => sharp.data.set([value, value, value, 255], pixel * 4));
  const still = new OffscreenCanvas(width, height);
  still.getContext("2d")?.putImageData(sharp, 0, 0);
  context.filter = `blur(${blur * width}px)`;
  context.drawImage(still, 0, 0);
  const frame = context.getImageData(0, 0, width, height);
  for (let at = 0; at < frame.data.length; at += 4) {
    // Three even dice come near enough to a bell.
    const grain = (random() + random() + random() - 1.5) * 2 * noise;
    const value = MIDDLE_GREY + (frame.data[at]! - MIDDLE_GREY) * contrast + grain;
    frame.data.set([value, value, value, 255], at);
  }
  return frame;
}
