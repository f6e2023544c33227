import { expect, test } from "vitest";
import { sayOffset } from "./say-offset";

test.each([
  [61_000, "1 minute slow"],
  [-12 * 60_000, "12 minutes fast"],
  [8 * 3_600_000, "8 hours slow"],
  [-3 * 86_400_000, "3 days fast"],
])("%i ms is %s", (offsetMs, words) => {
  expect(sayOffset(offsetMs)).toBe(words);
});
