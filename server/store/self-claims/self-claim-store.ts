import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { SelfClaimTarget } from "../../../src/domain/coupon/self-claim";
import type { Result } from "../../../src/domain/result";
import type { NewClaim, NotClaimed } from "../contacts/contact-store";

/** Coupons that customers claim by themselves, in a browser (R89). A browser is known by digests of its names. */
export type SelfClaimStore = {
  /** Null where there is no such coupon, whatever it lets customers do. */
  couponToClaim(target: SelfClaimTarget): Promise<CouponToClaim | null>;
  /** The token of the claim that a browser of one of these digests has made of a coupon; null: none. */
  claimOfBrowser(target: SelfClaimTarget, browsers: readonly string[]): Promise<string | null>;
  /** Claims it for the browser, which is known by the first of the digests from then on; answers with the claim that it has already. */
  claimBySelf(workspace: number, wish: SelfWish, nowMs: number): Promise<Result<{ readonly token: string }, NotClaimed>>;
};

export type CouponToClaim = { readonly shop: string; readonly zone: string; readonly coupon: Coupon };

export type SelfWish = { readonly claim: NewClaim; readonly browsers: readonly [string, ...string[]] };
