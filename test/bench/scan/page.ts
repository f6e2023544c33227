import type { CodeMatrix } from "./code-matrix";
import { drawCameraFrame, type CameraView } from "./camera-frame";
import { ENGINES, type EngineName, type Reading } from "./engines";
import { shaken } from "./shaken";

/** A hand holds a code to the camera for a second or so. */
const PHOTO_FRAMES = 12;
const CAMERA_FRAMES = 10;

const bench = {
  /** What an engine makes of a photograph: as it is, then shaken. The peers are given it once. */
  async readPhotograph(engine: EngineName, url: string): Promise<Reading> {
    const photograph = await pixelsOf(url);
    return ENGINES[engine]((frame) => (frame === 0 ? photograph : shaken(photograph, frame)), PHOTO_FRAMES);
  },

  async readCamera(engine: EngineName, code: CodeMatrix, view: CameraView): Promise<Reading> {
    return ENGINES[engine]((frame) => drawCameraFrame(code, view, frame), CAMERA_FRAMES);
  },
};

export type ScannerBench = typeof bench;
Object.assign(globalThis, { bench });

async function pixelsOf(url: string): Promise<ImageData> {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No 2D canvas.");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
