import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  test.each(["--go-ground", "--wait-ground", "--stop-ground"])("verdict text reads at 7:1 on %s", (ground) => {
    expect(contrast(colour("--on-verdict", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(7);
  });

  test.each(["--ink", "--muted", "--accent", "--go", "--wait", "--stop"])("%s reads at 4.5:1 on both grounds", (text) => {
    for (const ground of ["--paper", "--raised"]) {
      expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the primary button's label reads at 4.5:1", () => {
    expect(contrast(colour("--on-accent", scheme), colour("--accent", scheme))).toBeGreaterThanOrEqual(4.5);
  });

  test("the edge of a control stands out 3:1 from both grounds", () => {
    for (const ground of ["--paper", "--raised"]) {
      expect(contrast(colour("--edge", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
    }
  });
});

function colour(token: string, scheme: "light" | "dark"): string {
  const pair = new RegExp(`${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet);
  const found = pair?.[scheme === "light" ? 1 : 2];
  if (found === undefined) throw new Error(`${token} is not a pair of colours`);
  return found;
}

/** @see WCAG 2.2, "contrast ratio" and "relative luminance" */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
