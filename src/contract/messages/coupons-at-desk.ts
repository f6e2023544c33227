import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { SELF_CLAIMS } from "../../domain/coupon/self-claim";
import { couponDraft } from "./coupon-draft";
import { count, instantMs, text } from "./scalars";

/** What a page of the list holds at most. */
const COUPONS_PAGE_MAX = 200;

const COUPON_STATUSES = ["scheduled", "active", "expired", "revoked"] as const;
const CLAIMING_STATUSES = ["available", "all-distributed", "closed"] as const;
export const COUPON_SORTS = ["newest", "oldest", "name", "start", "end"] as const;

/**
 * What has become of a coupon, this moment. `of`: claims that it has room for; null where none are counted.
 * `redeemed`: redemptions that stand.
 */
const standing = {
  version: count,
  createdMs: instantMs,
  status: z.enum(COUPON_STATUSES),
  claiming: z.enum(CLAIMING_STATUSES),
  claimed: count,
  of: z.nullable(count),
  redeemed: count,
};

const couponInList = z.object({
  couponId: text(50),
  name: z.string(),
  title: z.string(),
  codeType: z.enum(codeTypes),
  source: z.enum(["fixed", "list"]),
  selfClaim: z.enum(SELF_CLAIMS),
  period: z.object({ startMs: z.nullable(instantMs), endMs: z.nullable(instantMs) }),
  ...standing,
});

export const couponsQuery = z.object({
  /** Part of a name, title or couponId, whatever the case. */
  search: z._default(text(100), ""),
  status: z.optional(z.enum(COUPON_STATUSES)),
  claiming: z.optional(z.enum(CLAIMING_STATUSES)),
  codeType: z.optional(z.enum(codeTypes)),
  source: z.optional(z.enum(["fixed", "list"])),
  /** Those without a start come first by it, those without an end last. */
  sort: z._default(z.enum(COUPON_SORTS), "newest"),
  /** From 1. */
  page: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(65_536)), 1),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(COUPONS_PAGE_MAX)), 50),
});

/** `total`: how many there are on all pages. */
export const couponsResponse = z.object({ coupons: z.array(couponInList), total: count });

/** A whole coupon, to be shown and edited. `leastAmount`: what is given out already, below which the amount cannot go. */
export const couponAtDesk = z.object({
  coupon: couponDraft,
  ...standing,
  revokedMs: z.nullable(instantMs),
  codes: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("fixed"), code: z.string(), used: count, leased: count, leastAmount: count }),
    z.object({ kind: z.literal("list"), count }),
  ]),
});

/** `code`: the fixed one; null where the codes are a list, which are added later. */
export const newCouponRequest = z.object({ coupon: couponDraft, code: z.nullable(text(2_000)) });

/** `basedOn`: the version that was edited; if it is not the latest any more, nothing is changed. */
export const editCouponRequest = z.object({ coupon: couponDraft, basedOn: count });

export type CouponsQuery = z.output<typeof couponsQuery>;
export type CouponInList = z.infer<typeof couponInList>;
export type CouponsResponse = z.infer<typeof couponsResponse>;
export type CouponAtDesk = z.infer<typeof couponAtDesk>;
