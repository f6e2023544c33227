import { expect, test } from "vitest";
import { BACKOFF_FIRST_MS, BACKOFF_LONGEST_MS, backoffMs } from "./backoff";

test("waits twice as long after every failure, up to a limit", () => {
  const waits = [1, 2, 3, 9, 10, 1_000].map((failures) => backoffMs(failures, 1));
  expect(waits).toEqual([BACKOFF_FIRST_MS, 2_000, 4_000, 256_000, BACKOFF_LONGEST_MS, BACKOFF_LONGEST_MS]);
});

test("spreads tills that failed together over half of the wait", () => {
  expect(backoffMs(3, 0)).toBe(2_000);
  expect(backoffMs(3, 0.5)).toBe(3_000);
});
