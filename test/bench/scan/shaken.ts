import { seededRandom } from "../../fixtures/video/grey-frame";

const SHIFT_PX = 2;
const TURN_DEG = 1;
const NOISE = 6;

/** A photograph as the next frame of a hand would show it: moved by a pixel or two, turned by up to a degree, with noise. */
export function shaken(photograph: ImageData, seed: number): ImageData {
  const { width, height } = photograph;
  const random = seededRandom(seed);
  const within = (reach: number) => (2 * random() - 1) * reach;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("No 2D canvas.");
  const still = new OffscreenCanvas(width, height);
  still.getContext("2d")?.putImageData(photograph, 0, 0);
  // What the move uncovers at the edges stays as it was.
  context.drawImage(still, 0, 0);
  context.translate(width / 2 + within(SHIFT_PX), height / 2 + within(SHIFT_PX));
  context.rotate((within(TURN_DEG) * Math.PI) / 180);
  context.drawImage(still, -width / 2, -height / 2);
  const frame = context.getImageData(0, 0, width, height);
  for (let at = 0; at < frame.data.length; at += 4) {
    const noise = within(NOISE / 2);
    for (let channel = at; channel < at + 3; channel++) frame.data[channel]! += noise;
  }
  return frame;
}
