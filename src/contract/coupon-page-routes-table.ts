import { couponPageQuery, couponPageResponse, openedRequest, openedResponse } from "./messages/coupon-page";
import { phoneRedemptionRequest, phoneRedemptionResponse } from "./messages/phone-redemption";
import type { Route } from "./route";

/** What the page of a claim's link asks for; its token is all that it takes. */
export const COUPON_PAGE_ROUTES = {
  couponPage: {
    method: "GET", path: "/api/c/{token}", access: "anyone",
    summary: "What the page of a claim's link shows. `token`: from the link; whoever has it is whom the coupon is for.",
    query: couponPageQuery, response: couponPageResponse,
  },
  couponOpened: {
    method: "POST", path: "/api/c/{token}/opened", access: "anyone",
    summary: "Say that the page was seen. The first time counts, whenever it is told.",
    body: openedRequest, response: openedResponse, maxBodyBytes: 4_096,
  },
  redeemOnPhone: {
    method: "POST", path: "/api/c/{token}/redemption", access: "anyone",
    summary: "Redeem the claim on its holder's phone, with the store's PIN or by themselves, where the coupon allows it. Safe to repeat under the same `key`.",
    body: phoneRedemptionRequest, response: phoneRedemptionResponse, maxBodyBytes: 4_096,
  },
} as const satisfies Record<string, Route>;
