import type { CouponTerms } from "./coupon";
import { periodPhase } from "./period";

export type CouponStatus = "scheduled" | "active" | "expired" | "revoked";

/** A coupon's status: derived from its period, never stored; only a revocation is, and it is final (R47). */
export function couponStatus(terms: Pick<CouponTerms, "period" | "revokedAtMs">, nowMs: number): CouponStatus {
  if (terms.revokedAtMs !== null) return "revoked";
  switch (periodPhase(terms.period, nowMs)) {
    case "before":
      return "scheduled";
    case "within":
      return "active";
    case "after":
      return "expired";
  }
}

/** Live coupons own their codes: no two of them may hold the same code of a type (R18). */
export function isLive(terms: Pick<CouponTerms, "period" | "revokedAtMs">, nowMs: number): boolean {
  const status = couponStatus(terms, nowMs);
  return status === "scheduled" || status === "active";
}

/** When a coupon stopped being usable: revoked or ended, whichever came first; null where neither has a date. */
export function endOfUseMs(terms: Pick<CouponTerms, "period" | "revokedAtMs">): number | null {
  const ends = [terms.revokedAtMs, terms.period.endMs].filter((endMs) => endMs !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
