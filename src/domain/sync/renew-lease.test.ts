import fc from "fast-check";
import { expect, test } from "vitest";
import { areLeasesDue, leasesAfter, unitsToAdd, type KeptLease } from "./renew-lease";

const DAY_MS = 24 * 60 * 60 * 1000;
const needs = { amount: 1_000, used: 0, leased: 0, unspent: 0, tills: 4, spell: { spent: 0, lastedMs: 0 } };
const lease: KeptLease = { leaseId: "a", ordinal: 1, units: 10, expiresMs: 1_000, closing: false };
const told = { leaseId: "a", ordinal: 1, units: 10, expiresMs: 1_000, recalled: false };

test("[R22] a till that nothing is known of gets a few units, a fast one twice what it spends in a day", () => {
  expect(unitsToAdd(needs)).toBe(10);
  expect(unitsToAdd({ ...needs, spell: { spent: 60, lastedMs: 2 * DAY_MS } })).toBe(60);
  expect(unitsToAdd({ ...needs, spell: { spent: 8, lastedMs: 60_000 } })).toBe(16);
});

test("[R22] nobody gets more than a share of what may be leased, and everybody at least one while there are any", () => {
  expect(unitsToAdd({ ...needs, spell: { spent: 900, lastedMs: DAY_MS } })).toBe(187);
  expect(unitsToAdd({ ...needs, amount: 4 })).toBe(1);
  expect(unitsToAdd({ ...needs, amount: 4, leased: 3 })).toBe(0);
  expect(unitsToAdd({ ...needs, amount: 1 })).toBe(0);
});

test("[R22] a till is given more once half of what it should have is spent, not for each unit", () => {
  expect(unitsToAdd({ ...needs, leased: 10, unspent: 6 })).toBe(0);
  expect(unitsToAdd({ ...needs, leased: 10, unspent: 5 })).toBe(5);
});

test("[R22] however tills ask, a quarter of what remains stays for all", () => {
  const asks = fc.array(fc.record({ unspent: fc.nat(20), tills: fc.integer({ min: 1, max: 9 }), spent: fc.nat(500) }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), asks, (amount, used, wishes) => {
      const leased = wishes.reduce((sum, { unspent, tills, spent }) => {
        return sum + unitsToAdd({ amount, used, leased: sum, unspent, tills, spell: { spent, lastedMs: DAY_MS } });
      }, 0);
      const remaining = Math.max(0, amount - used);
      expect(remaining - leased).toBeGreaterThanOrEqual(remaining / 4);
    }),
  );
});

test("[R22] a lease that was called back stays so, whatever an answer from before says", () => {
  expect(leasesAfter([{ ...lease, closing: true }], new Set(["a"]), [told])).toEqual([{ ...lease, closing: true }]);
  expect(leasesAfter([lease], new Set(["a"]), [{ ...told, recalled: true }])).toEqual([{ ...lease, closing: true }]);
});

test("[R23] a lease that the server does not name is over, one that came meanwhile stays, and a closed one does not come back", () => {
  expect(leasesAfter([lease], new Set(["a"]), [])).toEqual([]);
  expect(leasesAfter([lease], new Set(), [])).toEqual([lease]);
  expect(leasesAfter([], new Set(["a"]), [told])).toEqual([]);
  expect(leasesAfter([], new Set(), [told])).toEqual([lease]);
});

test("[R22] a till asks at once where something is to be given back, soon where units run out, else every hour", () => {
  const fresh = { ...lease, spent: 0 };
  const due = { leases: [fresh], ordinals: [1], asked: { ms: 0, spent: 5 }, nowMs: 10_000 };
  expect(areLeasesDue(due)).toBe(false);
  expect(areLeasesDue({ ...due, asked: null })).toBe(true);
  expect(areLeasesDue({ ...due, leases: [{ ...fresh, closing: true }] })).toBe(true);
  expect(areLeasesDue({ ...due, nowMs: 60 * 60_000 })).toBe(true);
  const runningOut = { ...due, leases: [{ ...fresh, spent: 5 }] };
  expect(areLeasesDue(runningOut)).toBe(false);
  expect(areLeasesDue({ ...runningOut, nowMs: 60_000 })).toBe(true);
  expect(areLeasesDue({ ...due, leases: [{ ...fresh, spent: 6 }] })).toBe(true);
  expect(areLeasesDue({ ...due, ordinals: [1, 2], nowMs: 60_000 })).toBe(true);
  expect(areLeasesDue({ leases: [], ordinals: [], asked: null, nowMs: 0 })).toBe(false);
});
