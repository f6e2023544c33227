import { expect, test } from "vitest";
import { LONGEST_WAIT_MS, TRIES_COUNT_MS, waitAfterTries, waitLeftMs, withOneMore } from "./wait-after-tries";

const MINUTE_MS = 60_000;

test("[R66] five wrong tries cost a minute, each further one twice as much, none more than an hour", () => {
  expect([0, 4, 5, 6, 7, 8, 10, 11, 12, 5_000].map((wrong) => waitAfterTries(wrong, 5) / MINUTE_MS)).toEqual([0, 0, 1, 2, 4, 8, 32, 60, 60, 60]);
});

test("[R66] the wait ends by itself, and a day later nothing counts", () => {
  const fifth = { wrong: 5, lastMs: 1_000 };
  expect(waitLeftMs(fifth, 5, 1_000)).toBe(MINUTE_MS);
  expect(waitLeftMs(fifth, 5, 1_000 + MINUTE_MS)).toBe(0);
  expect(withOneMore(fifth, 1_000 + MINUTE_MS)).toEqual({ wrong: 6, lastMs: 1_000 + MINUTE_MS });
  expect(withOneMore(fifth, 1_000 + TRIES_COUNT_MS)).toEqual({ wrong: 1, lastMs: 1_000 + TRIES_COUNT_MS });
  expect(waitLeftMs({ wrong: 5_000, lastMs: 0 }, 5, LONGEST_WAIT_MS)).toBe(0);
});
