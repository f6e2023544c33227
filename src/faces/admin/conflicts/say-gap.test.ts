import { expect, test } from "vitest";
import { sayGap } from "./say-gap";

test.each([
  [3_600_000, 0, "1 hour later"],
  [0, 90_000, "1 minute earlier"],
  [2_999, 0, "2 seconds later"],
  [0, 86_400_000 * 3, "3 days earlier"],
  [500, 0, "at the same moment"],
])("[R6] %d against %d is told as %s", (thisMs, otherMs, words) => {
  expect(sayGap(thisMs, otherMs)).toContain(words);
});
