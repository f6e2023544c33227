import { parseCode } from "../../src/domain/code/parse-code";
import type { CouponTerms } from "../../src/domain/coupon/coupon";
import { parseCouponId } from "../../src/domain/coupon/coupon-id";
import { couponOf } from "../builders/coupons";
import type { Bench } from "./till-bench";

/** Adds a coupon to the demo shop, its codes QR codes. */
export async function addCoupon({ mock: { store } }: Bench, couponId: string, codes: readonly string[], terms: CouponTerms) {
  const id = parseCouponId(couponId);
  const [demo] = await store.workspaces();
  if (!id.ok || demo === undefined) throw new Error("there is no demo shop to add a coupon to");
  const parsed = codes.map((code) => parseCode("qr", code)).flatMap((code) => (code.ok ? [code.value] : []));
  const { ordinal: _ordinal, version: _version, ...coupon } = couponOf({ ...terms, couponId: id.value }, { name: couponId });
  return await store.addCoupon(demo.number, coupon, parsed, Date.now());
}
