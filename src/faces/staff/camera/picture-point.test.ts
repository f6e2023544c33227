import { expect, test } from "vitest";
import { pointUnder } from "./picture-point";

const LANDSCAPE = { width: 1920, height: 1080 };
const UPRIGHT_BOX = { width: 540, height: 1080 };

test("the middle of the screen is the middle of the picture", () => {
  expect(pointUnder({ x: 270, y: 540 }, UPRIGHT_BOX, LANDSCAPE, false)).toEqual({ x: 0.5, y: 0.5 });
});

test("what is cut off left and right lies beyond the edge of the screen", () => {
  const { x, y } = pointUnder({ x: 0, y: 0 }, UPRIGHT_BOX, LANDSCAPE, false);
  expect(x).toBeCloseTo(0.5 - 270 / 1920);
  expect(y).toBe(0);
});

test("a mirrored picture is tapped where it is seen", () => {
  const box = { width: 1920, height: 1080 };
  expect(pointUnder({ x: 480, y: 270 }, box, LANDSCAPE, true)).toEqual({ x: 0.75, y: 0.25 });
});
