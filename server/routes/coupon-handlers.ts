import type { COUPON_ROUTES } from "../../src/contract/coupon-routes-table";
import type { Deps } from "../deps";
import { commitImport, generateCodes, putImportPart } from "./code-imports";
import { codes, coupon, coupons, createCoupon, editCoupon, revokeCoupon } from "./coupons";
import type { Handlers } from "./handler";

/** Coupons as those who run the shop see and make them. */
export function couponHandlers(deps: Deps): Pick<Handlers, keyof typeof COUPON_ROUTES> {
  return {
    coupons: coupons(deps),
    coupon: coupon(deps),
    createCoupon: createCoupon(deps),
    editCoupon: editCoupon(deps),
    revokeCoupon: revokeCoupon(deps),
    codes: codes(deps),
    putImportPart: putImportPart(deps),
    commitImport: commitImport(deps),
    generateCodes: generateCodes(deps),
  };
}
