import { describe, expect, test } from "vitest";
import { NO_BURST, takeKey } from "./wedge";

/** Presses keys one after another; what was scanned by the end. */
function press(keys: readonly string[], gapMs: number): string | null {
  let burst = NO_BURST;
  let scanned: string | null = null;
  keys.forEach((key, place) => {
    ({ burst, scanned } = takeKey(burst, key, place * gapMs));
  });
  return scanned;
}

describe("a scanner that types", () => {
  test("is told by its speed and the Enter at the end", () => {
    expect(press([..."TEAR-0001", "Enter"], 15)).toBe("TEAR-0001");
  });

  test("may hold Shift between its characters", () => {
    expect(press(["Shift", "T", "Shift", "E", "A", "R", "Enter"], 15)).toBe("TEAR");
  });

  test("is not a person who types", () => {
    expect(press([..."TEAR-0001", "Enter"], 120)).toBeNull();
  });

  test("is not Enter alone, nor after a key or two", () => {
    expect(press(["Enter"], 15)).toBeNull();
    expect(press(["a", "b", "Enter"], 15)).toBeNull();
  });

  test("leaves out what was typed slowly before it", () => {
    let burst = takeKey(NO_BURST, "x", 0).burst;
    for (const [place, key] of [..."12345"].entries()) burst = takeKey(burst, key, 1000 + place * 10).burst;
    expect(takeKey(burst, "Enter", 1050).scanned).toBe("12345");
  });
});
