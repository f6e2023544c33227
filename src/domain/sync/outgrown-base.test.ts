import { expect, test } from "vitest";
import { isBaseOutgrown } from "./outgrown-base";

const NOW_MS = 1_790_000_000_000;
const untried = { triedMs: null, nowMs: NOW_MS };

test("[R17] a base is outgrown by more than 4,000 changes that are more than a fiftieth of it", () => {
  expect(isBaseOutgrown({ changed: 4_000, records: 10 }, untried)).toBe(false);
  expect(isBaseOutgrown({ changed: 4_001, records: 10 }, untried)).toBe(true);
  expect(isBaseOutgrown({ changed: 20_000, records: 1_000_000 }, untried)).toBe(false);
  expect(isBaseOutgrown({ changed: 20_001, records: 1_000_000 }, untried)).toBe(true);
});

test("[R17] a till that has just asked for a newer base does not ask again, unless its clock was set back", () => {
  const outgrown = { changed: 5_000, records: 10 };
  const minutesAgo = (minutes: number) => isBaseOutgrown(outgrown, { triedMs: NOW_MS - minutes * 60_000, nowMs: NOW_MS });
  expect([0, 29, 30, -1].map(minutesAgo)).toEqual([false, false, true, true]);
});
