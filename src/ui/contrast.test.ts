import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contrastRatio, readableInk } from "./contrast";

test("black on white is as far apart as can be, a colour on itself not at all", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrastRatio("#8a5800", "#8a5800")).toBe(1);
});

test("text on any brand colour reads at WCAG AA", () => {
  const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(anyColour, (brand) => {
      expect(contrastRatio(readableInk(brand), brand)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
