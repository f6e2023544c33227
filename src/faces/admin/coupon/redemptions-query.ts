import * as z from "zod/mini";
import { type CouponRedemptionsQuery, couponRedemptionsQuery } from "../../../contract/messages/coupon-redemptions";

/** Redemptions that a page shows. */
const LIMIT = 50;

/** Which redemptions the address asks for; what cannot be understood in it is left out. */
export function redemptionsQueryOf(address: URLSearchParams): CouponRedemptionsQuery {
  const only = z.safeParse(couponRedemptionsQuery.shape.only, address.get("redemptions") ?? undefined).data;
  const after = z.safeParse(couponRedemptionsQuery.shape.after, address.get("redemptions-after") ?? undefined).data;
  return { limit: LIMIT, ...(only === undefined ? {} : { only }), ...(after === undefined ? {} : { after }) };
}

export const ONLY_OPTIONS = [
  { value: "", name: "All of them" },
  { value: "overridden", name: "Let through by supervisors" },
];
