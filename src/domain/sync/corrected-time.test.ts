import fc from "fast-check";
import { expect, test } from "vitest";
import { correctedMs, isClockBehind, isClockInDoubt, offsetOf, withExchange, type Exchange } from "./corrected-time";

/** An exchange with a server that is `offsetMs` ahead. */
const exchange = (sentMs: number, thereMs: number, backMs: number, offsetMs: number): Exchange => {
  return { sentMs, receivedMs: sentMs + thereMs + backMs, serverMs: sentMs + thereMs + offsetMs };
};

test("[R25] the offset is server time minus the midpoint", () => {
  expect(offsetOf([exchange(1_000, 40, 40, 5_000)])).toBe(5_000);
  expect(offsetOf([])).toBeNull();
});

test("[R25] of the last eight exchanges the fastest counts", () => {
  const slow = Array.from({ length: 8 }, (_, index) => exchange(index * 1_000, 900, 100, 5_000));
  const fast = exchange(500, 10, 10, 5_000);
  expect(offsetOf(slow.with(3, fast))).toBe(5_000);
  expect(offsetOf([fast, ...slow])).toBe(5_400);
  expect(slow.reduce(withExchange, withExchange([], fast))).toEqual(slow);
});

test("[R25] after the device's clock was set, the first exchange counts, however fast those before it were", () => {
  const before = Array.from({ length: 8 }, (_, index) => exchange(index * 1_000, 10, 10, 5_000));
  const hourBackMs = 60 * 60 * 1000;
  expect(offsetOf(withExchange(before, exchange(9_000 - hourBackMs, 900, 900, 5_000 + hourBackMs)))).toBe(5_000 + hourBackMs);
});

test("[R25] the offset is off by no more than half of the fastest exchange", () => {
  const leg = fc.nat(5_000);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(leg, leg), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      (legs, offsetMs) => {
        const exchanges = legs.map(([there, back], index) => exchange(index * 1_000, there, back, offsetMs));
        const fastest = Math.min(...legs.slice(-8).map(([there, back]) => there + back));
        expect(Math.abs((offsetOf(exchanges) ?? Infinity) - offsetMs)).toBeLessThanOrEqual(fastest / 2 + 0.5);
      },
    ),
  );
});

test("[R25] an impossible clock is corrected to an instant all the same", () => {
  const time = correctedMs({ deviceMs: 8.64e15, offsetMs: Number.MAX_SAFE_INTEGER });
  expect(new Date(time).getTime()).toBe(time);
  const early = correctedMs({ deviceMs: -8.64e15, offsetMs: Number.MIN_SAFE_INTEGER });
  expect(new Date(early).getTime()).toBe(early);
});

test("[R25] before the first exchange the device's clock has to do", () => {
  expect(correctedMs({ deviceMs: 1_000, offsetMs: null })).toBe(1_000);
  expect(correctedMs({ deviceMs: 1_000, offsetMs: -300 })).toBe(700);
});

test("[R25] a clock more than two seconds off the running tab's is in doubt, either way", () => {
  expect([8_000, 7_999, 12_000, 12_001].map((deviceMs) => isClockInDoubt(deviceMs, 10_000))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("[R25] a clock behind the highest time seen is behind", () => {
  expect([isClockBehind(999, 1_000), isClockBehind(1_000, 1_000), isClockBehind(1, null)]).toEqual([
    true,
    false,
    false,
  ]);
});
