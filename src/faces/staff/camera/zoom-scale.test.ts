import { expect, test } from "vitest";
import { inSteps, SLIDER_END, sliderPlace, wordZoom, zoomAt } from "./zoom-scale";

const PHONE = { min: 0.5, max: 8, step: 0.1 };

test("each doubling is as long on the slider as the next", () => {
  expect([0.5, 1, 2, 4, 8].map((zoom) => sliderPlace(PHONE, zoom))).toEqual([0, 25, 50, 75, 100]);
});

test("the slider's ends are the camera's", () => {
  expect(zoomAt(PHONE, 0)).toBe(0.5);
  expect(zoomAt(PHONE, SLIDER_END)).toBe(8);
});

test("a pinch stays within what the camera has", () => {
  expect(inSteps(PHONE, 0.01)).toBe(0.5);
  expect(inSteps(PHONE, 99)).toBe(8);
});

test("a camera that counts in hundreds is worded like the others", () => {
  expect(wordZoom({ min: 100, max: 400, step: 1 }, 250)).toBe("2.5×");
  expect(wordZoom(PHONE, 0.5)).toBe("0.5×");
});
