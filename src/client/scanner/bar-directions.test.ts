import { expect, test } from "vitest";
import { codePicture } from "../../../test/fixtures/video/code-picture";
import { drawGreyFrame } from "../../../test/fixtures/video/grey-frame";
import { barDirections } from "./bar-directions";
import { BAR_STEP_DEG } from "./passes";

const CODE128 = codePicture({ type: "code128", text: "SAVE-2026A" });

function scene(angleDeg: number, clutter: number) {
  return drawGreyFrame({ width: 640, height: 360, code: CODE128, angleDeg, codeShare: 0.4, shift: { x: 0, y: 0 }, seed: 5, clutter });
}

test.each([
  { lies: 0, turn: 0 },
  { lies: 4, turn: 0 },
  { lies: 15, turn: 165 },
  { lies: 45, turn: 135 },
  { lies: 90, turn: 90 },
  { lies: 150, turn: 30 },
  { lies: 178, turn: 0 },
  { lies: 270, turn: 90 },
])("bars that lie $lies° clockwise off level come to lie level by a turn of $turn°", ({ lies, turn }) => {
  expect(barDirections(scene(lies, 0), BAR_STEP_DEG)[0]).toBe(turn);
});

test("bars stand out from clutter", () => {
  expect(barDirections(scene(60, 40), BAR_STEP_DEG).slice(0, 2)).toContain(120);
});

test.each([
  ["grain", drawGreyFrame({ width: 640, height: 360, code: null, angleDeg: 0, codeShare: 0, shift: { x: 0, y: 0 }, seed: 5 })],
  ["one tone", { width: 640, height: 360, grey: new Uint8Array(640 * 360).fill(90) }],
  ["hardly a pixel", { width: 4, height: 3, grey: new Uint8Array(12) }],
])("%s has no direction", (_, picture) => {
  expect(barDirections(picture, BAR_STEP_DEG)).toEqual([]);
});
