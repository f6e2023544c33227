import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-schedule";

const HOUR_MS = 60 * 60 * 1000;

test("[R88] waits grow from seconds to hours, over about a day, and end", () => {
  const waits = Array.from({ length: 11 }, (_, index) => retryAfterMs(index + 1, 0.5));
  expect(waits[0]).toBe(5_000);
  expect(waits.slice(1, 10).every((wait, index) => (wait ?? 0) >= (waits[index] ?? 0))).toBe(true);
  expect(waits[10]).toBeNull();
  const sumMs = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
  expect(sumMs / HOUR_MS).toBeGreaterThan(20);
  expect(sumMs / HOUR_MS).toBeLessThan(26);
});

test("[R88] what failed together does not come back together", () => {
  expect([retryAfterMs(1, 0), retryAfterMs(1, 1)]).toEqual([4_000, 6_000]);
});
