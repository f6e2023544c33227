import type { CouponTerms } from "../coupon/coupon";

/** A list's code and a claim are redeemed once each; a fixed code's own string any number of times (R46). */
export function isUsedOnce(terms: Pick<CouponTerms, "source">, shown: "code" | "claim"): boolean {
  return terms.source.kind === "list" || shown === "claim";
}
