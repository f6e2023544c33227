import { expect, type Page } from "@playwright/test";
import type { CouponAtDesk } from "../../../src/contract/messages/coupons-at-desk";
import { type RouteName, ROUTES } from "../../../src/contract/routes";
import type { CouponId } from "../../../src/domain/coupon/coupon-id";
import { couponOf, draftOf, fixedTerms } from "../../builders/coupons";

/** Asks as the page's own script does. */
export async function said(page: Page, name: RouteName, body: object): Promise<unknown> {
  const { status, answer } = await page.evaluate(
    async ({ path, sent }) => {
      const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: sent });
      return { status: response.status, answer: (await response.json()) as unknown };
    },
    { path: ROUTES[name].path, sent: JSON.stringify(body) },
  );
  expect([name, status, answer]).toEqual([name, 200, answer]);
  return answer;
}

/** A coupon of this test alone, with one fixed code. */
export async function createCoupon(page: Page, couponId: string, title: string, code = couponId): Promise<void> {
  const terms = fixedTerms({ couponId: couponId as CouponId, title, offline: "allow" });
  await said(page, "createCoupon", { coupon: draftOf(couponOf(terms, { name: title })), code });
}

/** A coupon as it stands at the server. */
export async function couponNow(page: Page, couponId: string): Promise<CouponAtDesk> {
  return await page.evaluate(async (path) => (await (await fetch(path)).json()) as CouponAtDesk, `/api/coupons/${couponId}`);
}
