import type { Coupon } from "./coupon";

/** What a coupon's page shows of it: fields of the same names as in the form. */
export type ShownCoupon = Pick<
  Coupon,
  "title" | "period" | "codeType" | "copyButtonText" | "termsText" | "promo" | "statusWordings" | "page"
>;

export function shownCouponOf(coupon: Coupon): ShownCoupon {
  const { title, period, codeType, copyButtonText, termsText, promo, statusWordings, page } = coupon;
  return { title, period, codeType, copyButtonText, termsText, promo, statusWordings, page };
}

/** Does the code itself redeem anything? Where a fixed one's claims are counted, a till reads their own links alone (R20, R44). */
export function showsCode(coupon: Pick<Coupon, "source" | "codeType" | "methods" | "counts">): boolean {
  return !showsClaimLink(coupon) || coupon.counts === "code";
}

/** Is the link of a claim what a till reads? Of fixed codes, which everybody has, where staff scan them (R20, R83). */
export function showsClaimLink({ source, codeType, methods }: Pick<Coupon, "source" | "codeType" | "methods">): boolean {
  return source.kind === "fixed" && codeType !== "promo" && methods.includes("staff-scan");
}
