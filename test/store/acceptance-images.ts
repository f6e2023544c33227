import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import { deedBy } from "../builders/members";
import { couponOf, listTerms } from "../builders/coupons";
import { pngOf } from "../builders/images";
import type { CouponId } from "../../src/domain/coupon/coupon-id";
import { NOON_MS, openShop } from "./acceptance-shop";

const HOUR_MS = 60 * 60 * 1000;

export function acceptImages(open: () => Promise<Store>): void {
  test("[R73] a full shop makes room by what no coupon names and was sent before yesterday, and takes no more than that", async () => {
    const { store } = await openShop(await open());
    const hashOf = (height: number) => createHash("sha256").update(pngOf(1, height)).digest("hex");
    const add = (height: number, atMs: number) => {
      const header = { type: "image/png", width: 1, height } as const;
      return store.addImage(1, { hash: hashOf(height), bytes: pngOf(1, height), header }, deedBy("Mia", atMs), 4);
    };
    const isThere = async (height: number) => (await store.imageByHash(hashOf(height))) !== null;

    for (const height of [1, 2, 3, 4]) expect(await add(height, NOON_MS)).toBe("kept");
    const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(listTerms({ couponId: "NAMED" as CouponId }));
    await store.addCoupon(1, { ...coupon, page: { ...coupon.page, logoUrl: `/i/${hashOf(1)}` } }, [], NOON_MS);
    expect(await add(5, NOON_MS + 23 * HOUR_MS)).toBe("full");
    expect(await add(2, NOON_MS + 23 * HOUR_MS)).toBe("kept");
    expect(await add(5, NOON_MS + 25 * HOUR_MS)).toBe("kept");
    expect(await Promise.all([1, 2, 3, 4, 5].map(isThere))).toEqual([true, true, false, false, true]);

    const atOnce = await Promise.all([6, 7, 8].map((height) => add(height, NOON_MS + 26 * HOUR_MS)));
    expect(atOnce.toSorted()).toEqual(["full", "full", "kept"]);
    await store.close();
  });
}
