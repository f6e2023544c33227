import { expect, test } from "vitest";
import { mayUndo } from "./undo-window";

const request = { redeemedAtMs: 10_000_000, nowMs: 10_000_000, undoWindowMs: 300_000, isReversed: false };

test("[R12] a redemption can be undone until its window closes", () => {
  expect(mayUndo(request)).toBe(true);
  expect(mayUndo({ ...request, nowMs: 10_299_999 })).toBe(true);
  expect(mayUndo({ ...request, nowMs: 10_300_000 })).toBe(false);
});

test("[R12] a clock set back does not open it again", () => {
  expect(mayUndo({ ...request, nowMs: 9_000_000 })).toBe(false);
});

test("[R12] what is undone cannot be undone again", () => {
  expect(mayUndo({ ...request, isReversed: true })).toBe(false);
});
