import { expect, test } from "vitest";
import { mayLock } from "./auto-lock";

const idle = { activeMs: 1_000_000, nowMs: 1_300_000, autoLockMs: 300_000, heldMs: 0 };

test("[R67] a till locks once nobody has touched it for so long, and later while something is to be read", () => {
  expect(mayLock(idle)).toBe(true);
  expect(mayLock({ ...idle, nowMs: idle.nowMs - 1 })).toBe(false);
  expect(mayLock({ ...idle, heldMs: 1 })).toBe(false);
});

test("[R67] a clock set back does not keep it open, and a workspace may do without", () => {
  expect(mayLock({ ...idle, nowMs: 0 })).toBe(true);
  expect(mayLock({ ...idle, autoLockMs: 0 })).toBe(false);
});
