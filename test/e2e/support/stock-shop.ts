import { randomBytes } from "node:crypto";
import { openSqliteStore } from "../../../server/store/sqlite";
import { parseCode } from "../../../src/domain/code/parse-code";
import type { Coupon, CouponTerms } from "../../../src/domain/coupon/coupon";
import { parseCouponId } from "../../../src/domain/coupon/coupon-id";
import { couponOf, listTerms } from "../../builders/coupons";
import { createDemoShop } from "../../../server/demo/demo-shop";

/** A coupon of QR codes that the demo shop lacks; what its terms and changes leave out is as in a list that is live anywhere. */
export type Stocked = { readonly couponId: string; readonly codes: readonly string[]; readonly terms: Partial<CouponTerms>; readonly changes?: Partial<Coupon> };

/** Puts coupons into the shop of a server that is stopped. Returns their ordinals, in the same order. */
export async function stockShop(dataDir: string, coupons: readonly Stocked[]): Promise<readonly number[]> {
  const store = await openSqliteStore(dataDir);
  try {
    if ((await store.workspaces()).length === 0) await createDemoShop({ store, nowMs: Date.now, randomBytes });
    const [shop] = await store.workspaces();
    if (shop === undefined) throw new Error("There is no shop to put coupons into.");
    const ordinals: number[] = [];
    for (const { couponId, codes, terms, changes } of coupons) {
      const id = parseCouponId(couponId);
      if (!id.ok) throw new Error(`${couponId} is no couponId.`);
      const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(
        listTerms({ couponId: id.value, title: couponId, ...terms }),
        { name: couponId, ...changes },
      );
      const parsed = codes.map((code) => parseCode("qr", code)).flatMap((code) => (code.ok ? [code.value] : []));
      ordinals.push((await store.addCoupon(shop.number, coupon, parsed, Date.now())).ordinal);
    }
    return ordinals;
  } finally {
    await store.close();
  }
}
