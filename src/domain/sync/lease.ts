/** A lease as the server has it: expiry stops its till only, here it is open until closed or written off (R23). */
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
