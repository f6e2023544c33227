import { expect, type Page } from "@playwright/test";
import { pathOf } from "../../../src/client/api/api";
import type { CouponAtDesk } from "../../../src/contract/messages/coupons-at-desk";
import { type RouteName, ROUTES } from "../../../src/contract/routes";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { CouponId } from "../../../src/domain/coupon/coupon-id";
import { couponOf, draftOf, fixedTerms } from "../../builders/coupons";

type Params = Readonly<Record<string, string>>;

/** Asks as the page's own script does, and is told whatever the server answers. */
export async function answered(page: Page, name: RouteName, body: object, params: Params = {}): Promise<{ readonly status: number; readonly answer: unknown }> {
  return await page.evaluate(
    async ({ path, sent }) => {
      const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: sent });
      return { status: response.status, answer: (await response.json()) as unknown };
    },
    { path: pathOf(ROUTES[name], { params }), sent: JSON.stringify(body) },
  );
}

/** Asks as the page's own script does, for what the server does. */
export async function said(page: Page, name: RouteName, body: object, params: Params = {}): Promise<unknown> {
  const { status, answer } = await answered(page, name, body, params);
  expect([name, status, answer]).toEqual([name, 200, answer]);
  return answer;
}

/** A coupon of this test alone, with one fixed code unless it says otherwise. */
export async function createCoupon(page: Page, couponId: string, title: string, changes: Partial<Coupon> = {}): Promise<void> {
  const coupon = couponOf(fixedTerms({ couponId: couponId as CouponId, title, offline: "allow" }), { name: title, ...changes });
  await said(page, "createCoupon", { coupon: draftOf(coupon), code: coupon.source.kind === "list" ? null : couponId });
}

/** A coupon as it stands at the server. */
export async function couponNow(page: Page, couponId: string): Promise<CouponAtDesk> {
  return await page.evaluate(async (path) => (await (await fetch(path)).json()) as CouponAtDesk, `/api/coupons/${couponId}`);
}
