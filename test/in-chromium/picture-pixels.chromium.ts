import { afterEach, expect, test, vi } from "vitest";
import { pictureOf } from "../../src/client/scanner/picture";
import { createPixelReader } from "../../src/client/scanner/picture-pixels";

const WIDTH = 8;
const HEIGHT = 4;

/** A tone for each pixel, no two neighbours alike. */
const TONES = Array.from({ length: WIDTH * HEIGHT }, (_, at) => 20 + ((at * 37) % 200));

const COLOURLESS = 128;

/** Planes of half a picture's width and height hold no colour. */
function videoFrame(format: VideoPixelFormat, chromaBytes: number, more: Partial<VideoFrameBufferInit> = {}): VideoFrame {
  const bytes = Uint8Array.from([...TONES, ...new Array<number>(chromaBytes).fill(COLOURLESS)]);
  return new VideoFrame(bytes, { format, codedWidth: WIDTH, codedHeight: HEIGHT, timestamp: 0, ...more });
}

async function tonesOf(picture: ImageBitmap | VideoFrame) {
  const { pixels, range } = await createPixelReader()(picture);
  picture.close();
  return { tones: [...pixels.grey], width: pixels.width, height: pixels.height, range };
}

test.each([
  ["I420", 16],
  ["I422", 32],
  ["I444", 64],
  ["NV12", 16],
] as const)("the brightness of a frame in %s is taken as the camera gave it", async (format, chromaBytes) => {
  const seen = await tonesOf(videoFrame(format, chromaBytes));
  expect(seen).toEqual({ tones: TONES, width: WIDTH, height: HEIGHT, range: "video" });
});

test("a frame says when its black is 0 and its white 255", async () => {
  expect((await tonesOf(videoFrame("I420", 16, { colorSpace: { fullRange: true } }))).range).toBe("full");
});

test.each(["RGBA", "RGBX", "BGRA", "BGRX"] as const)("a frame in %s is seen as bright as the eye sees its colours", async (format) => {
  const blue = format.startsWith("B") ? [255, 0, 0, 255] : [0, 0, 255, 255];
  const white = [255, 255, 255, 255];
  const frame = new VideoFrame(Uint8Array.from([...blue, ...white]), { format, codedWidth: 2, codedHeight: 1, timestamp: 0 });
  expect((await tonesOf(frame)).tones).toEqual([29, 255]);
});

test("only what a frame shows is looked at", async () => {
  const seen = await tonesOf(videoFrame("I420", 16, { visibleRect: { x: 2, y: 2, width: 4, height: 2 } }));
  expect(seen).toMatchObject({ width: 4, height: 2, tones: [...TONES.slice(18, 22), ...TONES.slice(26, 30)] });
});

test("a frame that is shown turned by a quarter is looked at as it is shown", async () => {
  const frame = videoFrame("I420", 16, { displayWidth: HEIGHT, displayHeight: WIDTH });
  const { width, height, tones } = await tonesOf(frame);
  expect([width, height]).toEqual([HEIGHT, WIDTH]);
  expect(tones.slice(0, HEIGHT)).toEqual([TONES[24], TONES[16], TONES[8], TONES[0]]);
});

test("a frame of more pixels than any code needs is reduced, not cut", async () => {
  const [codedWidth, codedHeight] = [3840, 2160];
  const bytes = new Uint8Array((codedWidth * codedHeight * 3) / 2).fill(COLOURLESS);
  for (let y = 0; y < codedHeight; y++) bytes.fill(y < 1080 ? 40 : 200, y * codedWidth, (y + 1) * codedWidth);
  const frame = new VideoFrame(bytes, { format: "I420", codedWidth, codedHeight, timestamp: 0 });
  const { width, height, tones } = await tonesOf(frame);
  expect([width, height]).toEqual([1920, 1080]);
  expect([tones[0], tones[539 * 1920], tones[540 * 1920], tones.at(-1)]).toEqual([40, 40, 200, 200]);
});

test("a bitmap is looked at too, transparent parts as white", async () => {
  const data = Uint8ClampedArray.of(0, 0, 0, 255, 0, 0, 0, 0);
  expect((await tonesOf(await createImageBitmap(new ImageData(data, 2, 1)))).tones).toEqual([0, 255]);
});

/** A video that shows one tone. */
async function videoOf(tone: number): Promise<HTMLVideoElement> {
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No 2D canvas");
  const video = Object.assign(document.createElement("video"), { muted: true, srcObject: canvas.captureStream() });
  context.fillStyle = `rgb(${tone} ${tone} ${tone})`;
  context.fillRect(0, 0, 64, 48);
  await video.play();
  return video;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a video is handed over as a frame, and as a bitmap where there are no frames or none can be had", async () => {
  const video = await videoOf(90);
  const seen = async () => {
    const picture = await pictureOf(video);
    if (!picture) throw new Error("No picture");
    return { kind: picture.constructor.name, tone: (await tonesOf(picture)).tones[1000] };
  };
  const frame = await seen();
  expect(frame.kind).toBe("VideoFrame");
  vi.stubGlobal("VideoFrame", () => {
    throw new DOMException("not of this video", "NotSupportedError");
  });
  const bitmap = await seen();
  expect(bitmap.kind).toBe("ImageBitmap");
  expect(Math.abs(frame.tone! - bitmap.tone!)).toBeLessThan(20);
});

test("a video that shows nothing yet is no picture", async () => {
  expect(await pictureOf(document.createElement("video"))).toBeNull();
});

test("one frame after the other is read, of whatever size and kind", async () => {
  const read = createPixelReader();
  for (const size of [4, 64, 8]) {
    const frame = new VideoFrame(new Uint8Array(size * size * 1.5).fill(size), {
      format: "I420",
      codedWidth: size,
      codedHeight: size,
      timestamp: 0,
    });
    expect([...(await read(frame)).pixels.grey]).toEqual(new Array<number>(size * size).fill(size));
    const bitmap = await createImageBitmap(new ImageData(size, size));
    expect([...(await read(bitmap)).pixels.grey]).toEqual(new Array<number>(size * size).fill(255));
    frame.close();
    bitmap.close();
  }
});
