import { LOOKS, MANAGES } from "./access";
import { codeHistoryRequest, codeHistoryResponse } from "./messages/code-history";
import { codesFileQuery } from "./messages/codes-at-desk";
import { couponRedemptionsFileQuery, couponRedemptionsQuery, couponRedemptionsResponse } from "./messages/coupon-redemptions";
import { spanQuery } from "./messages/days";
import { redemptionAtDesk } from "./messages/desk";
import { redemptionsFileQuery } from "./messages/exports";
import { figuresResponse } from "./messages/figures";
import { reversalRequest } from "./messages/reversal";
import { todayResponse } from "./messages/today";
import type { Route } from "./route";

/** How the shop is doing, what became of what, and all of it as files. */
export const FIGURES_ROUTES = {
  today: { method: "GET", path: "/api/today", access: LOOKS, summary: "How the shop is doing today, and what waits for somebody.", response: todayResponse },
  figures: {
    method: "GET", path: "/api/coupons/{couponId}/figures", access: LOOKS,
    summary: "What was claimed, opened and redeemed of a coupon in up to 400 days: by day, by store and by channel.",
    query: spanQuery, response: figuresResponse,
  },
  codeHistory: {
    method: "POST", path: "/api/coupons/{couponId}/history", access: LOOKS,
    summary: "What happened to one code, or to one claim of a fixed one, from the beginning. Changes nothing.",
    body: codeHistoryRequest, response: codeHistoryResponse, maxBodyBytes: 16_384,
  },
  couponRedemptions: {
    method: "GET", path: "/api/coupons/{couponId}/redemptions", access: LOOKS,
    summary: "A page of a coupon's redemptions, the newest first, with what was overridden and what was undone.",
    query: couponRedemptionsQuery, response: couponRedemptionsResponse,
  },
  reverseRedemption: {
    method: "POST", path: "/api/redemptions/{redemptionKey}/reversal", access: MANAGES,
    summary: "Undo a redemption, for good: what it took is free again, or goes to whoever was next. The same key once more changes nothing.",
    body: reversalRequest, response: redemptionAtDesk, maxBodyBytes: 4_096,
  },
  couponsFile: { method: "GET", path: "/api/coupons.csv", access: LOOKS, summary: "All coupons with what has become of each.", response: "csv" },
  codesFile: {
    method: "GET", path: "/api/coupons/{couponId}/codes.csv", access: LOOKS,
    summary: "A list's codes, or the claims of a fixed one, with who has each and what became of it.",
    query: codesFileQuery, response: "csv",
  },
  couponRedemptionsFile: {
    method: "GET", path: "/api/coupons/{couponId}/redemptions.csv", access: LOOKS,
    summary: "All redemptions of one coupon, the newest first, by the clocks of their stores.",
    query: couponRedemptionsFileQuery, response: "csv",
  },
  redemptionsFile: {
    method: "GET", path: "/api/redemptions.csv", access: LOOKS,
    summary: "All redemptions of up to 400 days, by the days of their stores: each by itself, or how many of each coupon a store had on a day.",
    query: redemptionsFileQuery, response: "csv",
  },
} as const satisfies Record<string, Route>;
