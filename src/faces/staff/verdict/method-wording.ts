import type { CouponTerms } from "../../../domain/coupon/coupon";

type WhereToRedeem = { readonly sentence: string; readonly tellCustomer: string };

/** Where a coupon is redeemed that no till may redeem by scanning. */
export function sayWhereToRedeem(coupon: CouponTerms | null): WhereToRedeem {
  if (coupon?.codeType === "promo") {
    return {
      sentence: "This code is for the web shop, not for the till.",
      tellCustomer: "This code works in our web shop. Open the coupon and follow its button.",
    };
  }
  if (coupon?.methods.includes("store-pin")) {
    return {
      sentence: "Type the store’s PIN on the customer’s coupon page to redeem this one.",
      tellCustomer: "Please open the coupon on your phone, I will type our PIN there.",
    };
  }
  if (coupon?.methods.includes("self")) {
    return {
      sentence: "The customer redeems this one: they slide on their coupon page while you watch.",
      tellCustomer: "Please open the coupon on your phone and slide to redeem it here.",
    };
  }
  return {
    sentence: "Tearoff does not redeem this coupon by scanning. Scan it at the register instead.",
    tellCustomer: "I will scan this coupon at the register.",
  };
}
