import { REPORTS } from "./access";
import { reportedRedemption, reportRequest, reportReversalRequest } from "./messages/external";
import type { Route } from "./route";

/** Redemptions that another system has made, such as a shop's own point of sale. */
export const EXTERNAL_ROUTES = {
  reportRedemption: {
    method: "POST", path: "/api/reported-redemptions", access: REPORTS,
    summary: "Redeem a code or a claim from another system, where the coupon allows that: the answer is final. Safe to repeat under the same `idempotencyKey`.",
    body: reportRequest, response: reportedRedemption, maxBodyBytes: 16_384,
  },
  reverseReported: {
    method: "POST", path: "/api/reported-redemptions/{redemptionKey}/reversal", access: REPORTS,
    summary: "Undo a redemption that another system has reported. Safe to repeat under the same `idempotencyKey`.",
    body: reportReversalRequest, response: reportedRedemption, maxBodyBytes: 4_096,
  },
} as const satisfies Record<string, Route>;
