import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contrastRatio } from "./contrast";

const sheet = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  test.each(["--go-ground", "--wait-ground", "--stop-ground"])("verdict text reads at 7:1 on %s", (ground) => {
    expect(contrastRatio(colour("--on-verdict", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(7);
  });

  const texts = ["--ink", "--muted", "--accent", "--go", "--wait", "--stop"];
  test.each(texts)("%s reads at 4.5:1 on both grounds", (text) => {
    for (const ground of ["--paper", "--raised"]) {
      expect(contrastRatio(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the primary button's label reads at 4.5:1", () => {
    expect(contrastRatio(colour("--on-accent", scheme), colour("--accent", scheme))).toBeGreaterThanOrEqual(4.5);
  });

  test("the edge of a control stands out 3:1 from both grounds", () => {
    for (const ground of ["--paper", "--raised"]) {
      expect(contrastRatio(colour("--edge", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
    }
  });
});

test.each(["text", "muted", "accent", "go", "wait", "stop"])("--code-%s reads at 4.5:1 on the white of codes", (name) => {
  const found = new RegExp(`--code-${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1] ?? "#ffffff";
  expect(contrastRatio(found, "#ffffff")).toBeGreaterThanOrEqual(4.5);
});

function colour(token: string, scheme: "light" | "dark"): string {
  const pair = new RegExp(`${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet);
  const found = pair?.[scheme === "light" ? 1 : 2];
  if (found === undefined) throw new Error(`${token} is not a pair of colours`);
  return found;
}
