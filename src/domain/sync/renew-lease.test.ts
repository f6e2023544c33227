import fc from "fast-check";
import { expect, test } from "vitest";
import { areLeasesDue, leasesAfter, unitsToAdd, type KeptLease } from "./renew-lease";

const DAY_MS = 24 * 60 * 60 * 1000;
const needs = { amount: 1_000, used: 0, leased: 0, unspent: 0, outstanding: 0, tills: 4, spell: { spent: 0, lastedMs: 0 } };
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

test("[R22] a till that says that it has spent what nobody has seen a redemption of gets no more than its share either", () => {
  const spell = { spent: 900, lastedMs: DAY_MS };
  expect(unitsToAdd({ ...needs, spell, leased: 100, outstanding: 100 })).toBe(87);
  expect(unitsToAdd({ ...needs, spell, leased: 187, outstanding: 187 })).toBe(0);
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
        return sum + unitsToAdd({ amount, used, leased: sum, unspent, outstanding: unspent, tills, spell: { spent, lastedMs: DAY_MS } });
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

const fresh = { ...lease, spent: 0 };
const due = { leases: [fresh], ordinals: [1], asked: { ms: 0, left: new Map([[1, 10]]) }, nowMs: 10_000 };

test("[R22] a till asks about its leases when it starts, where one is to be given back, and every hour", () => {
  expect(areLeasesDue(due)).toBe(false);
  expect(areLeasesDue({ ...due, asked: null })).toBe(true);
  expect(areLeasesDue({ ...due, leases: [{ ...fresh, closing: true }] })).toBe(true);
  expect(areLeasesDue({ ...due, nowMs: 60 * 60_000 })).toBe(true);
  expect(areLeasesDue({ leases: [], ordinals: [], asked: null, nowMs: 0 })).toBe(false);
});

test("[R22] a till asks for more at each halving of what it has, however much it was given before", () => {
  const left = (now: number, had: number) => areLeasesDue({
    ...due,
    leases: [{ ...fresh, units: 100, spent: 100 - now }],
    asked: { ms: 0, left: new Map([[1, had]]) },
  });
  expect([left(10, 10), left(6, 10), left(5, 10)]).toEqual([false, false, true]);
  // The server had no more to give.
  expect([left(5, 5), left(2, 5), left(1, 1), left(0, 1), left(0, 0)]).toEqual([false, true, false, true, false]);
});

test("[R22] a till asks for a new coupon's units at once, and now and then where it has got none", () => {
  expect(areLeasesDue({ ...due, ordinals: [1, 2] })).toBe(true);
  const without = { ...due, ordinals: [1, 2], asked: { ms: 0, left: new Map([[1, 10], [2, 0]]) } };
  expect(areLeasesDue({ ...without, nowMs: 9 * 60_000 })).toBe(false);
  expect(areLeasesDue({ ...without, nowMs: 10 * 60_000 })).toBe(true);
});
