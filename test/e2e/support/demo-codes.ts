import { DEMO_COUPONS } from "../../../server/demo/demo-coupons";
import type { ScannedCodeType } from "../../../src/domain/code/code-type";
import type { DrawnCode } from "../../fixtures/video/code-picture";

/** The demo shop's lists, whose codes are redeemed once each. */
const LISTS: Readonly<Record<ScannedCodeType, string>> = {
  qr: "CROISSANT",
  code128: "ESPRESSO",
  code39: "BAGEL",
  ean13: "MUFFIN",
};

/** Hands out each code of the demo shop's lists to one test, the last first: customers who claim are given the first ones. */
export type FreshCodes = (type: ScannedCodeType) => DrawnCode & { readonly title: string };

export function freshCodes(): FreshCodes {
  const taken = new Map<ScannedCodeType, number>();
  return (type) => {
    const { codes, title } = demoCoupon(LISTS[type]);
    const place = taken.get(type) ?? 0;
    taken.set(type, place + 1);
    const text = codes[codes.length - 1 - place];
    if (text === undefined) throw new Error(`The demo shop's ${type} codes are used up.`);
    return { type, text, title };
  };
}

export function demoCoupon(couponId: string) {
  const coupon = DEMO_COUPONS.find((demo) => demo.couponId === couponId);
  if (coupon === undefined) throw new Error(`The demo shop has no coupon ${couponId}.`);
  return coupon;
}
