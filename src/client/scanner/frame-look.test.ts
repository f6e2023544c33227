import { expect, test } from "vitest";
import { codePicture } from "../../../test/fixtures/video/code-picture";
import { drawGreyFrame } from "../../../test/fixtures/video/grey-frame";
import { lookOfFrame } from "./frame-look";
import { createPictureBuffer, type GreyPicture } from "./grey-picture";
import { softened } from "./picture-tone";

const SHARP: GreyPicture = drawGreyFrame({
  width: 640,
  height: 360,
  code: codePicture({ type: "code128", text: "Save~26" }),
  angleDeg: 10,
  codeShare: 0.4,
  shift: { x: 0, y: 0 },
  seed: 3,
});

const inLight = (picture: GreyPicture, share: number): GreyPicture => ({ ...picture, grey: picture.grey.map((grey) => grey * share) });

function blurred(picture: GreyPicture, times: number): GreyPicture {
  let result = picture;
  for (let time = 0; time < times; time++) result = softened(result, createPictureBuffer());
  return result;
}

test("brightness is the mean of the middle, whatever stands at the edges", () => {
  const grey = new Uint8Array(64 * 64).fill(255);
  for (let y = 16; y < 48; y++) grey.fill(40, y * 64 + 16, y * 64 + 48);
  expect(lookOfFrame({ width: 64, height: 64, grey }).brightness).toBeCloseTo(40);
});

test("a blurred picture is less sharp than a clear one, the more so the more it is blurred", () => {
  const sharpness = [0, 4, 16].map((times) => lookOfFrame(blurred(SHARP, times)).sharpness);
  expect(sharpness).toEqual(sharpness.toSorted((a, b) => b - a));
  expect(sharpness[2]).toBeLessThan(sharpness[0]! / 2);
});

test("a lone edge is less sharp when it is drawn out, though it is as high", () => {
  const edgeOver = (pixels: number): GreyPicture => {
    const row = Uint8Array.from({ length: 64 }, (_, x) => 60 + Math.min(1, Math.max(0, (x - 30) / pixels)) * 120);
    return { width: 64, height: 64, grey: Uint8Array.from({ length: 64 * 64 }, (_, at) => row[at % 64]!) };
  };
  expect(lookOfFrame(edgeOver(8)).sharpness).toBeLessThan(lookOfFrame(edgeOver(1)).sharpness / 2);
});

test("a picture is as sharp in half the light", () => {
  const { sharpness } = lookOfFrame(SHARP);
  const dimmed = lookOfFrame(inLight(SHARP, 0.5)).sharpness;
  expect(Math.abs(dimmed - sharpness) / sharpness).toBeLessThan(0.05);
});

test("a video's black and white count as black and white", () => {
  const squeezed = { ...SHARP, grey: SHARP.grey.map((grey) => 16 + (grey * 219) / 255) };
  const full = lookOfFrame(SHARP);
  const video = lookOfFrame(squeezed, "video");
  expect(Math.abs(video.brightness - full.brightness)).toBeLessThan(2);
  expect(Math.abs(video.sharpness - full.sharpness) / full.sharpness).toBeLessThan(0.05);
});

test("a picture of one tone has no sharpness, a black one and one of a pixel too", () => {
  const plain = (size: number, tone: number) => ({ width: size, height: size, grey: new Uint8Array(size * size).fill(tone) });
  expect(lookOfFrame(plain(32, 120))).toEqual({ brightness: 120, sharpness: 0 });
  expect(lookOfFrame(plain(32, 0))).toEqual({ brightness: 0, sharpness: 0 });
  expect(lookOfFrame(plain(1, 9)).sharpness).toBe(0);
});
