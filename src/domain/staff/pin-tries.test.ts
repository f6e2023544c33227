import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterRightPin, afterWaiting, afterWrongPin, FREE_TRIES, NO_TRIES, type PinTries, triesLeft } from "./pin-tries";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function wrong(times: number, tries: PinTries = NO_TRIES): PinTries {
  return times === 0 ? tries : wrong(times - 1, afterWrongPin(tries, FREE_TRIES.person, null));
}

describe("[R61] wrong PINs", () => {
  test("count down the tries that are left", () => {
    expect([0, 1, 2, 3, 4].map((times) => triesLeft(wrong(times), FREE_TRIES.person))).toEqual([5, 4, 3, 2, 1]);
    expect(wrong(4).waitMs).toBe(0);
  });

  test("from the fifth on each costs a wait, longer each time, up to an hour", () => {
    const waits = [5, 6, 7, 8, 9, 10, 11, 99].map((times) => wrong(times).waitMs / MINUTE_MS);
    expect(waits).toEqual([0.5, 1, 2, 5, 15, 60, 60, 60]);
    expect(triesLeft(wrong(7), FREE_TRIES.person)).toBe(1);
  });

  test("are forgotten after the right one", () => {
    expect(afterRightPin(wrong(7))).toMatchObject({ wrong: 0, waitMs: 0 });
  });
});

describe("[R61] a wait", () => {
  test("goes by while somebody sees it", () => {
    expect(afterWaiting(wrong(5), 10_000, null).waitMs).toBe(20_000);
    expect(afterWaiting(wrong(5), 31_000, null).waitMs).toBe(0);
  });

  test("does not go by unseen: not while the browser is closed, nor for a clock that was set", () => {
    expect(afterWaiting(wrong(5), 0, null)).toEqual(wrong(5));
    expect(afterWaiting(wrong(5), -HOUR_MS, null).waitMs).toBe(30_000);
  });

  test("goes by between two words of the server, both since it began", () => {
    const first = afterWaiting(wrong(10), 0, 5 * HOUR_MS);
    expect(first.waitMs).toBe(HOUR_MS);
    expect(afterWaiting(first, 0, 5.5 * HOUR_MS).waitMs).toBe(HOUR_MS / 2);
    const later = afterWrongPin(first, FREE_TRIES.person, null);
    expect(afterWaiting(later, 0, 9 * HOUR_MS).waitMs).toBe(HOUR_MS);
  });

  /** What a tab does next: wait a while, look, be closed and opened, or hear the server. */
  const step = fc.record({
    tab: fc.integer({ min: 0, max: 3 }),
    passes: fc.integer({ min: 0, max: 20_000 }),
    does: fc.constantFrom("look", "reopen", "hear", "try"),
  });

  test("is never shorter than it says, however many tabs count, are closed, or hear the server", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let realMs = 1_000_000;
        let tries = wrong(5);
        let [beganMs, meant] = [realMs, tries.waitMs];
        const tabs = Array.from({ length: 4 }, () => ({ change: -1, sinceMs: 0, hears: false }));
        for (const { tab: at, passes, does } of steps) {
          const tab = tabs[at] ?? { change: -1, sinceMs: 0, hears: false };
          realMs += passes;
          if (does === "reopen") Object.assign(tab, { change: -1, hears: false });
          if (does === "hear") tab.hears = true;
          const serverMs = tab.hears ? realMs : null;
          const isOpenBefore = tries.waitMs === 0;
          tries = afterWaiting(tries, tab.change === tries.change ? realMs - tab.sinceMs : 0, serverMs);
          if (tries.waitMs === 0 && !isOpenBefore) expect(realMs - beganMs).toBeGreaterThanOrEqual(meant);
          if (does === "try" && tries.waitMs === 0) {
            tries = afterWrongPin(tries, FREE_TRIES.person, serverMs);
            [beganMs, meant] = [realMs, tries.waitMs];
          }
          if (tab.change !== tries.change) Object.assign(tab, { change: tries.change, sinceMs: realMs });
        }
      }),
    );
  });

  test("is over in time where one tab looks now and then, whatever others do", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 90, maxLength: 90 }), (othersLook) => {
        let tries = wrong(6);
        const tabs = [0, 1].map(() => ({ change: -1, sinceMs: 0 }));
        othersLook.forEach((looks, second) => {
          for (const tab of looks ? tabs : tabs.slice(0, 1)) {
            tries = afterWaiting(tries, tab.change === tries.change ? second * 1_000 - tab.sinceMs : 0, null);
            if (tab.change !== tries.change) Object.assign(tab, { change: tries.change, sinceMs: second * 1_000 });
          }
        });
        expect(tries.waitMs).toBe(0);
      }),
    );
  });
});
