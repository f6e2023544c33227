import { createHash } from "node:crypto";
import { issueEnrolmentCode } from "../../../server/auth/issue-enrolment-code";
import { createDemoShop } from "../../../server/demo/demo-shop";
import type { Deps } from "../../../server/deps";
import { parseCode } from "../../../src/domain/code/parse-code";
import { parseCouponId } from "../../../src/domain/coupon/coupon-id";
import { couponOf, listTerms } from "../../builders/coupons";

/** The coupon whose codes are redeemed. */
export const BENCH_COUPON = "BENCH";

const WORKSPACE = 1;

/** What a till needs to be enrolled and to redeem. */
export type BenchShop = {
  readonly storeId: string;
  readonly staffId: string;
  readonly enrolmentCodes: readonly string[];
};

/** The demo shop with a long list beside its coupons. */
export async function openBenchShop(deps: Deps, codes: number, tills: number): Promise<BenchShop> {
  const { store, nowMs } = deps;
  await createDemoShop(deps);
  const { stores, staff } = await store.snapshot(WORKSPACE, nowMs());
  const [place] = stores;
  const [person] = staff;
  const couponId = parseCouponId(BENCH_COUPON);
  if (place === undefined || person === undefined || !couponId.ok) throw new Error("The demo shop has nobody to redeem.");
  const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(listTerms({ couponId: couponId.value }), { name: "A long list" });
  const list = Array.from({ length: codes }, (_, position) => parseCode("qr", benchCode(position)));
  await store.addCoupon(WORKSPACE, coupon, list.flatMap((code) => (code.ok ? [code.value] : [])), nowMs());
  const enrolmentCodes: string[] = [];
  while (enrolmentCodes.length < tills) enrolmentCodes.push(await issueEnrolmentCode(deps, WORKSPACE, place.id));
  return { storeId: place.id, staffId: person.id, enrolmentCodes };
}

/** A code of the list by its position; in no order, as the codes of real lists are. */
export function benchCode(position: number): string {
  return createHash("sha256").update(`code ${position}`).digest("base64url").slice(0, 12);
}
