import type { CouponDraft } from "../../src/domain/coupon/coupon-draft";
import { type CouponAtDesk, couponAtDesk, type CouponsResponse, couponsResponse } from "../../src/contract/messages/coupons-at-desk";
import { type ProblemMessage, problemMessage } from "../../src/contract/messages/problem";
import type { TestBrowser } from "../builders/browser";
import { couponOf, draftOf, listTerms } from "../builders/coupons";

/** A coupon as a form would send it: a list of QR codes, unless it says otherwise. */
export function newDraft(couponId: string, changes: Partial<CouponDraft> = {}): CouponDraft {
  return { ...draftOf(couponOf(listTerms())), couponId, name: couponId, ...changes };
}

/** The answer to something that is done to a coupon, or what is in its way. */
export async function saidOf(response: Response): Promise<CouponAtDesk | ProblemMessage> {
  const said: unknown = await response.json();
  return response.status === 200 ? couponAtDesk.parse(said) : problemMessage.parse(said);
}

export async function couponOfShop(browser: TestBrowser, couponId: string): Promise<CouponAtDesk> {
  return couponAtDesk.parse(await (await browser.call("coupon", { params: { couponId } })).json());
}

export async function listOf(browser: TestBrowser, query = ""): Promise<CouponsResponse> {
  return couponsResponse.parse(await (await browser.call("coupons", { query })).json());
}
