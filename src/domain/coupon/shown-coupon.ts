import type { Coupon } from "./coupon";

/** What a coupon's page shows of it: fields of the same names as in the form. */
export type ShownCoupon = Pick<
  Coupon,
  "title" | "period" | "codeType" | "copyButtonText" | "termsText" | "promo" | "statusWordings" | "page"
>;
