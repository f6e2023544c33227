import type { CouponTerms, Usage } from "./coupon";
import { couponStatus } from "./coupon-status";

/** What has become of a coupon's codes. For a fixed code, `codes` and `issued` are not looked at. */
export type Distribution = {
  /** Claims handed out. */
  readonly claimed: number;
  /** A list's codes, void ones left out. */
  readonly codes: number;
  /** A list's codes that are neither claimed, redeemed nor void. */
  readonly issued: number;
  readonly usage: Usage;
};

/** `of` is null where showings of a fixed code count: claims have no number of their own then. */
export type ClaimingStatus =
  | { readonly kind: "available"; readonly claimed: number; readonly of: number | null }
  | { readonly kind: "all-distributed" }
  | { readonly kind: "closed" };

/** Whether a coupon can still be claimed (R48): closed unless active, all distributed once nothing is left. */
export function claimingStatus(terms: CouponTerms, distribution: Distribution, nowMs: number): ClaimingStatus {
  if (couponStatus(terms, nowMs) !== "active") return { kind: "closed" };
  if (leftToHandOut(terms, distribution) <= 0) return { kind: "all-distributed" };
  return { kind: "available", claimed: distribution.claimed, of: claimsAtMost(terms, distribution) };
}

/** How many more claims a coupon has room for. Where showings count, the units not yet used. */
function leftToHandOut(terms: CouponTerms, distribution: Distribution): number {
  if (terms.source.kind === "list") return distribution.issued;
  const taken = terms.counts === "claim" ? distribution.claimed : distribution.usage.used;
  return Math.max(0, terms.source.amount - taken);
}

function claimsAtMost(terms: CouponTerms, distribution: Distribution): number | null {
  if (terms.source.kind === "list") return distribution.codes;
  return terms.counts === "claim" ? terms.source.amount : null;
}
