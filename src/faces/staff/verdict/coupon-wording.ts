import type { CouponTerms } from "../../../domain/coupon/coupon";
import { sayCount } from "../../../ui/formats/say-count";
import type { Viewpoint } from "../../../ui/formats/say-when";
import { sayEnd } from "./refusal-wording";

/** What a coupon that can be redeemed is good for: "Valid until 31 Dec 2026, 23:59. 11 uses left after this one." */
export function wordCoupon(coupon: CouponTerms | null, remaining: number | null, from: Viewpoint): string {
  const endMs = coupon?.period.endMs ?? null;
  const until = endMs === null ? "Valid without an end date." : `Valid until ${sayEnd(endMs, from)}.`;
  const uses = remaining === null ? "" : ` ${sayRemainingUses(remaining, from.locale)} after this one.`;
  return until + uses;
}

/** "No uses left", "1 use left", "11 uses left". */
export function sayRemainingUses(remaining: number, locale: string): string {
  if (remaining === 0) return "No uses left";
  return `${sayCount(remaining, { one: "use", other: "uses" }, locale)} left`;
}
