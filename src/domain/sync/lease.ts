/**
 * A lease as the server has it: expiry stops its till only, here it is open until it ends (R23). `written-off`: by a
 * manager, or because its coupon has ended.
 */
export type LeaseOnRecord =
  | { readonly kind: "open"; readonly leaseId: string; readonly unspent: number }
  /** The till's closing report named the keys that it spent; a unit waits for each until its fact arrives. */
  | { readonly kind: "closed"; readonly leaseId: string; readonly awaitedKeys: readonly string[] }
  | { readonly kind: "written-off"; readonly leaseId: string };

/** Whether a lease still has a unit for a redemption; otherwise the pool has to have one (R21, R23). */
export function hasUnitFor(lease: LeaseOnRecord, redemptionKey: string): boolean {
  switch (lease.kind) {
    case "open":
      return lease.unspent > 0;
    case "closed":
      return lease.awaitedKeys.includes(redemptionKey);
    case "written-off":
      return false;
  }
}

/** Units that a till may still spend though they are in no pool, and that are lost to others until then (R23). */
export function unitsAtRisk(lease: LeaseOnRecord): number {
  switch (lease.kind) {
    case "open":
      return lease.unspent;
    case "closed":
      return lease.awaitedKeys.length;
    case "written-off":
      return 0;
  }
}

/**
 * An open lease once its till has given it back (R23): a unit stays reserved for each redemption that the till names and
 * the server does not have, as far as there are units; the others return to the pool.
 * @param spentKeys as the till names them
 * @param recorded those of them that the server has; an ask that it refused may still come as a fact (R3)
 */
export function closeLease(
  { leaseId, unspent }: Extract<LeaseOnRecord, { kind: "open" }>,
  spentKeys: readonly string[],
  recorded: ReadonlySet<string>,
): { readonly lease: Extract<LeaseOnRecord, { kind: "closed" }>; readonly returned: number } {
  const awaitedKeys = [...new Set(spentKeys)].filter((key) => !recorded.has(key)).slice(0, unspent);
  return { lease: { kind: "closed", leaseId, awaitedKeys }, returned: unspent - awaitedKeys.length };
}

/** A coupon's units, and what a till asks for. */
export type LeaseRequest = {
  readonly amount: number;
  readonly used: number;
  readonly leased: number;
  readonly wanted: number;
};

/** How many units a till gets: no more than leave a quarter of the remaining ones in the pool (R22). */
export function unitsToLease({ amount, used, leased, wanted }: LeaseRequest): number {
  const remaining = Math.max(0, amount - used);
  const mayBeLeased = remaining - Math.ceil(remaining / 4);
  return Math.max(0, Math.min(wanted, mayBeLeased - leased));
}

/** A lease as its till has it. `spent` counts reserved units too. */
export type HeldLease = {
  readonly leaseId: string;
  readonly units: number;
  readonly spent: number;
  readonly expiresMs: number;
};

/**
 * Units that a till may spend now: none once the lease has expired, nor while the clock is behind (R23, R25).
 */
export function spendableUnits(lease: HeldLease | null, nowMs: number, clockIsBehind: boolean): number {
  if (lease === null || clockIsBehind || nowMs >= lease.expiresMs) return 0;
  return Math.max(0, lease.units - lease.spent);
}
