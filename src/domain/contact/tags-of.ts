import type { CouponTags } from "../coupon/coupon";

/** A claim of a contact's as far as tags go. */
export type TaggingClaim = { readonly tags: CouponTags; readonly isOpened: boolean; readonly isRedeemed: boolean };

/** The tags of a contact (R76): of each claim those of all that has become of it, in order, none twice. */
export function tagsOf(claims: readonly TaggingClaim[]): readonly string[] {
  const all = claims.flatMap(({ tags, isOpened, isRedeemed }) => [
    tags.claimed,
    // Whoever redeems has the code, whether or not a page was seen to open.
    ...(isOpened || isRedeemed ? [tags.opened] : []),
    ...(isRedeemed ? [tags.redeemed] : []),
  ]);
  return [...new Set(all.filter((tag) => tag !== ""))];
}
