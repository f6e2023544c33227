import type { LumaRange } from "./frame-look";
import { createPictureBuffer, greyOf, type GreyPicture } from "./grey-picture";
import type { Picture } from "./picture";
import { quarterTurned, reduced } from "./picture-operations";

export interface PicturePixels {
  readonly pixels: GreyPicture;
  readonly range: LumaRange;
}

/** Frames of more are reduced to this: bars of a third of a frame are ten pixels wide by then, and every pass costs by the pixel. */
const LONGEST_SIDE = 1920;

/** Formats whose first plane is the brightness, a byte a pixel. */
const BRIGHTNESS_FIRST = new Set<string | null>(["I420", "I420A", "I422", "I422A", "I444", "I444A", "NV12", "NV12A", "NV21"]);

/** Formats of four bytes a pixel, and where in them red is. */
const RED_AT = new Map<string | null, 0 | 2>([
  ["RGBA", 0],
  ["RGBX", 0],
  ["BGRA", 2],
  ["BGRX", 2],
]);

/**
 * Reads pictures in shades of grey.
 * @returns a function whose result is void at its next call: it lies in memory that is used again
 */
export function createPixelReader(): (picture: Picture) => Promise<PicturePixels> {
  const draw = createDrawing();
  const grey = createPictureBuffer();
  const smaller = createPictureBuffer();
  const upright = createPictureBuffer();
  let copied = new Uint8ClampedArray(0);

  async function copy(frame: VideoFrame): Promise<PlaneLayout> {
    const size = frame.allocationSize();
    if (copied.length < size) copied = new Uint8ClampedArray(size);
    const [first] = await frame.copyTo(copied);
    if (!first) throw new Error("A frame without a plane");
    return first;
  }

  /** @returns null when the frame's format is not one to be read as it is */
  async function pixelsOfFrame(frame: VideoFrame): Promise<PicturePixels | null> {
    const { format, visibleRect, colorSpace } = frame;
    const redAt = RED_AT.get(format);
    if (!visibleRect || (!BRIGHTNESS_FIRST.has(format) && redAt === undefined)) return null;
    const { width, height } = visibleRect;
    const { offset, stride } = await copy(frame);
    if (redAt !== undefined) {
      const data = rowsTogether(copied.subarray(offset), stride, width * 4, height);
      return { pixels: greyOf({ data, width, height }, grey, redAt), range: "full" };
    }
    const rows = rowsTogether(copied.subarray(offset), stride, width, height);
    const pixels = { width, height, grey: new Uint8Array(rows.buffer, rows.byteOffset, width * height) };
    return { pixels, range: colorSpace.fullRange ? "full" : "video" };
  }

  return async (picture) => {
    if (!isFrame(picture)) return { pixels: greyOf(draw(picture, picture.width, picture.height), grey), range: "full" };
    const sideways = isSideways(picture);
    const { displayWidth, displayHeight } = picture;
    // A browser may name a format and yet not hand it out.
    const read = await pixelsOfFrame(picture).catch(() => null);
    if (!read) {
      return { pixels: shrunk(greyOf(draw(picture, displayWidth, displayHeight), grey), smaller), range: "full" };
    }
    const pixels = shrunk(read.pixels, smaller);
    return { pixels: sideways ? quarterTurned(pixels, upright) : pixels, range: read.range };
  };
}

function isFrame(picture: Picture): picture is VideoFrame {
  return "displayWidth" in picture;
}

/** Whether the frame is shown turned by a quarter. Its pixels are not: bars that lie level on the screen would stand in them. */
function isSideways({ visibleRect, displayWidth, displayHeight }: VideoFrame): boolean {
  return visibleRect !== null && visibleRect.width > visibleRect.height !== displayWidth > displayHeight;
}

function shrunk(picture: GreyPicture, into: Parameters<typeof reduced>[2]): GreyPicture {
  const times = Math.ceil(Math.max(picture.width, picture.height) / LONGEST_SIDE);
  return times > 1 ? reduced(picture, times, into) : picture;
}

/** Moves rows that have a gap after each next to one another. */
function rowsTogether(bytes: Uint8ClampedArray<ArrayBuffer>, stride: number, width: number, height: number) {
  if (stride > width) for (let y = 1; y < height; y++) bytes.copyWithin(y * width, y * stride, y * stride + width);
  return bytes;
}

/** Draws a picture to have it in colours, whatever it is made of; slower than a copy, and with memory of its own each time. */
function createDrawing(): (picture: Picture, width: number, height: number) => ImageData {
  const canvas = new OffscreenCanvas(1, 1);
  return (picture, width, height) => {
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("No 2D canvas in a worker");
    // A picture with transparent parts would else show what was drawn before it.
    context.fillStyle = "white";
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  };
}
