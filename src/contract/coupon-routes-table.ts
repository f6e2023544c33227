import { MANAGES, READS } from "./access";
import { generateRequest, generateResponse, importCommitRequest, importPartRequest, importPartResponse, importResponse } from "./messages/code-imports";
import { codesQuery, codesResponse } from "./messages/codes-at-desk";
import { couponAtDesk, couponsQuery, couponsResponse, editCouponRequest, newCouponRequest } from "./messages/coupons-at-desk";
import type { Route } from "./route";

/** Coupons as those who run the shop see and make them. */
export const COUPON_ROUTES = {
  coupons: {
    method: "GET", path: "/api/coupons", access: READS,
    summary: "A page of the workspace's coupons, with what has become of each.",
    query: couponsQuery, response: couponsResponse,
  },
  coupon: { method: "GET", path: "/api/coupons/{couponId}", access: READS, summary: "One coupon with all its fields.", response: couponAtDesk },
  createCoupon: {
    method: "POST", path: "/api/coupons", access: MANAGES,
    summary: "Create a coupon. The same once more answers with the one that is there.",
    body: newCouponRequest, response: couponAtDesk,
  },
  editCoupon: {
    method: "POST", path: "/api/coupons/{couponId}", access: MANAGES,
    summary: "Change a coupon, unless somebody else has meanwhile: then the answer says what is different.",
    body: editCouponRequest, response: couponAtDesk,
  },
  revokeCoupon: {
    method: "POST", path: "/api/coupons/{couponId}/revocation", access: MANAGES,
    summary: "Revoke a coupon, for good: no till redeems it from its next sync on, and nobody can claim it.",
    response: couponAtDesk,
  },
  codes: {
    method: "GET", path: "/api/coupons/{couponId}/codes", access: READS,
    summary: "A page of a list's codes, or of the claims of a fixed one, with who has each and what became of it.",
    query: codesQuery, response: codesResponse,
  },
  putImportPart: {
    method: "POST", path: "/api/coupons/{couponId}/imports/{importId}/parts", access: MANAGES,
    summary: "Send a part of a file of codes. `importId`: made by who sends it. Nothing is added before the import is committed.",
    body: importPartRequest, response: importPartResponse, maxBodyBytes: 2_000_000,
  },
  commitImport: {
    method: "POST", path: "/api/coupons/{couponId}/imports/{importId}/commit", access: MANAGES,
    summary: "Add all codes of a file, or none and hear what is wrong with which rows. Once they are in, the answer stays the same.",
    body: importCommitRequest, response: importResponse, maxBodyBytes: 4_096,
  },
  generateCodes: {
    method: "POST", path: "/api/coupons/{couponId}/generated-codes", access: MANAGES,
    summary: "Make random codes of a pattern and add them; the same id once more makes no more.",
    body: generateRequest, response: generateResponse, maxBodyBytes: 4_096,
  },
} as const satisfies Record<string, Route>;
