import { selfClaimOffer, selfClaimQuery, selfClaimRequest, selfClaimResponse } from "./messages/self-claims";
import type { Route } from "./route";

/** What the link asks for at which customers claim a coupon by themselves. */
export const SELF_CLAIM_ROUTES = {
  selfClaimOffer: {
    method: "GET", path: "/api/get/{address}", access: "anyone",
    summary: "What is to be had at a coupon's own link, where it lets customers claim it by themselves. `address`: the shop's number, a dash, the couponId.",
    query: selfClaimQuery, response: selfClaimOffer,
  },
  selfClaim: {
    method: "POST", path: "/api/get/{address}", access: "anyone", fromOwnPages: true,
    summary: "Claim a coupon by oneself, once in a browser and, where it asks for that, once with a phone number or mail address. Answered with the same claim when it is asked again.",
    body: selfClaimRequest, response: selfClaimResponse, maxBodyBytes: 4_096,
  },
} as const satisfies Record<string, Route>;
