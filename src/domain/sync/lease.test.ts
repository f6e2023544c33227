import fc from "fast-check";
import { expect, test } from "vitest";
import { closeLease, hasUnitFor, spendableUnits, unitsAtRisk, unitsToLease } from "./lease";

test("[R22] a till gets what it wants while a quarter of the rest stays in the pool", () => {
  expect(unitsToLease({ amount: 100, used: 0, leased: 0, wanted: 20 })).toBe(20);
  expect(unitsToLease({ amount: 100, used: 20, leased: 50, wanted: 20 })).toBe(10);
  expect(unitsToLease({ amount: 100, used: 20, leased: 60, wanted: 20 })).toBe(0);
  expect(unitsToLease({ amount: 1, used: 0, leased: 0, wanted: 1 })).toBe(0);
});

test("[R22] no row of leases leaves less than a quarter of the remaining units in the pool", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.array(fc.nat(60)), (amount, used, wishes) => {
      const leased = wishes.reduce((sum, wanted) => sum + unitsToLease({ amount, used, leased: sum, wanted }), 0);
      const remaining = Math.max(0, amount - used);
      expect(remaining - leased).toBeGreaterThanOrEqual(remaining / 4);
    }),
  );
});

test("[R23] an open lease has what is unspent, a closed one what it named, a written-off one nothing", () => {
  const leaseId = "lease-1";
  expect(hasUnitFor({ kind: "open", leaseId, unspent: 1 }, "key-1")).toBe(true);
  expect(hasUnitFor({ kind: "open", leaseId, unspent: 0 }, "key-1")).toBe(false);
  expect(hasUnitFor({ kind: "closed", leaseId, awaitedKeys: ["key-1"] }, "key-1")).toBe(true);
  expect(hasUnitFor({ kind: "closed", leaseId, awaitedKeys: ["key-1"] }, "key-2")).toBe(false);
  expect(hasUnitFor({ kind: "written-off", leaseId }, "key-1")).toBe(false);
});

test("[R23] [R25] a till spends its lease until it expires, and not while its clock is behind", () => {
  const lease = { leaseId: "lease-1", units: 5, spent: 2, expiresMs: 1_000 };
  expect(spendableUnits(lease, 999, false)).toBe(3);
  expect(spendableUnits(lease, 1_000, false)).toBe(0);
  expect(spendableUnits(lease, 999, true)).toBe(0);
  expect(spendableUnits(null, 0, false)).toBe(0);
});

test("[R23] a closed lease waits for what it names once, for no more than it has, and not for what is known", () => {
  const open = { kind: "open", leaseId: "lease-1", unspent: 2 } as const;
  const { lease, returned } = closeLease(open, ["a", "b", "b"], new Set(["a"]));
  expect(lease.awaitedKeys).toEqual(["b"]);
  expect(returned).toBe(1);
  expect(closeLease(open, ["a", "b", "c"], new Set()).lease.awaitedKeys).toEqual(["a", "b"]);
});

test("[R23] at risk is what only the till can spend", () => {
  const leaseId = "lease-1";
  expect(unitsAtRisk({ kind: "open", leaseId, unspent: 3 })).toBe(3);
  expect(unitsAtRisk({ kind: "closed", leaseId, awaitedKeys: ["a"] })).toBe(1);
  expect(unitsAtRisk({ kind: "written-off", leaseId })).toBe(0);
});
