import type { CouponTerms } from "../coupon/coupon";
import { isUsedOnce } from "../redemption/used-once";
import type { Effect, LedgerEntry, Unit } from "./ledger";

/** A redemption that is to be undone, and what its code or claim is then free for. */
export type Undoing = {
  readonly entry: LedgerEntry;
  readonly terms: CouponTerms;
  /** Other redemptions of the same code or claim, oldest first. */
  readonly others: readonly LedgerEntry[];
  /** Whether the lease that the redemption's unit came from is still open. */
  readonly leaseIsOpen: boolean;
  /** Key of the reversal or withdrawal that undoes it. */
  readonly by: string;
};

/**
 * What undoing a redemption changes (R11). A holder's code and unit go, in the same transaction, to the oldest `double`
 * that is neither reversed nor fraud, else to the oldest `extra`; with neither, the code is free and the unit returns.
 */
export function undoRedemption(undoing: Undoing): readonly Effect[] {
  const { entry, terms, others, by } = undoing;
  if (entry.isReversed) return [];
  const reverse: Effect = { kind: "reverse", redemptionKey: entry.key, by };
  if (entry.hold.kind !== "holder") return [reverse];

  const { unit } = entry.hold;
  if (!isUsedOnce(terms, entry.contents.shown.kind)) return [reverse, ...returned(undoing, unit)];
  const heir = heirAmong(others);
  if (heir === undefined) {
    return [reverse, { kind: "free-target", redemptionKey: entry.key }, ...returned(undoing, unit)];
  }
  // The heir's till never held the lease, so a leased unit passes on as one of the pool's; the lease's till, which takes it
  // for returned, must not spend it again.
  const inherited: Unit = unit.kind === "none" ? unit : { kind: "pool" };
  const promote: Effect = { kind: "promote", redemptionKey: heir.key, unit: inherited };
  return unit.kind === "lease" && undoing.leaseIsOpen
    ? [reverse, promote, { kind: "shrink-lease", leaseId: unit.leaseId }]
    : [reverse, promote];
}

function heirAmong(others: readonly LedgerEntry[]): LedgerEntry | undefined {
  const standing = others.filter((entry) => !entry.isReversed);
  const double = standing.find(({ hold }) => hold.kind === "conflict" && hold.cause === "double" && !hold.fraud);
  return double ?? standing.find(({ hold }) => hold.kind === "extra");
}

/** To the lease it came from if that is open, else to the pool (R12). */
function returned({ entry, leaseIsOpen }: Undoing, unit: Unit): readonly Effect[] {
  if (unit.kind === "none") return [];
  const to: Unit = unit.kind === "lease" && leaseIsOpen ? unit : { kind: "pool" };
  return [{ kind: "return-unit", couponId: entry.contents.couponId, unit: to }];
}
