import type { Sql } from "../sql";
import { codesAtDesk } from "./codes-at-desk";
import { couponAtDesk } from "./coupon-at-desk";
import type { CouponDeskStore } from "./coupon-desk-store";
import { createCoupon } from "./create-coupon";
import { editCoupon, revokeCoupon } from "./edit-coupon";
import { commitImport, generateCodes } from "./import-codes";
import { putImportPart } from "./import-parts";
import { listCoupons } from "./list-coupons";

/** The part of the store that is about making coupons and seeing what became of them. */
export function createCouponDeskStore(sql: Sql): CouponDeskStore {
  return {
    couponsAtDesk: (workspace, wanted, nowMs) => listCoupons(sql, workspace, wanted, nowMs),
    couponAtDesk: (workspace, couponId, nowMs) => couponAtDesk(sql, workspace, couponId, nowMs),
    createCoupon: (workspace, draft, fixedCode, deed) => createCoupon(sql, workspace, draft, fixedCode, deed),
    editCoupon: (workspace, couponId, edit, deed) => editCoupon(sql, workspace, couponId, edit, deed),
    putImportPart: (place, part, rows, nowMs) => putImportPart(sql, place, part, rows, nowMs),
    commitImport: (place, rows, deed) => commitImport(sql, place, rows, deed),
    generateCodes: (place, wanted, randomBytes, deed) => generateCodes(sql, place, wanted, randomBytes, deed),
    codesAtDesk: (workspace, couponId, wanted) => codesAtDesk(sql, workspace, couponId, wanted),
    revokeCoupon: (workspace, couponId, deed) => revokeCoupon(sql, workspace, couponId, deed),
  };
}
