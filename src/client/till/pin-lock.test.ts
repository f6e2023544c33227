import { expect, test } from "vitest";
import { afterWrongPin, lockedUntil, NO_TRIES, triesLeft, type PinTries } from "./pin-lock";

const MINUTE = 60_000;

function wrong(times: number, nowMs: number, tries: PinTries = NO_TRIES): PinTries {
  return times === 0 ? tries : wrong(times - 1, nowMs, afterWrongPin(tries, nowMs));
}

test("counts the tries that are left down to the lock", () => {
  expect([1, 2, 3, 4].map((times) => triesLeft(wrong(times, 0)))).toEqual([4, 3, 2, 1]);
  expect(lockedUntil(wrong(4, 0), 0)).toBeNull();
});

test("the fifth wrong PIN locks for a minute, the tenth for two, and never for more than an hour", () => {
  const once = wrong(5, 0);
  expect(lockedUntil(once, 0)).toBe(MINUTE);
  expect(lockedUntil(once, MINUTE)).toBeNull();
  expect(lockedUntil(wrong(5, MINUTE, once), MINUTE)).toBe(3 * MINUTE);
  expect(lockedUntil(wrong(100, 0), 0)).toBe(60 * MINUTE);
});

test("after a lock there are five tries again", () => {
  expect(triesLeft(wrong(6, 0))).toBe(4);
});

test("a clock that was set back does not lock for longer than the lock was meant", () => {
  expect(lockedUntil(wrong(5, 1_000 * MINUTE), 0)).toBe(MINUTE);
});
