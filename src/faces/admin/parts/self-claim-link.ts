import type { CouponInList } from "../../../contract/messages/coupons-at-desk";
import { selfClaimAddress } from "../../../domain/coupon/self-claim";

/** Where customers claim a coupon by themselves (R89). */
export function selfClaimLink(workspace: number, couponId: string): string {
  return `${location.origin}/get/${selfClaimAddress({ workspace, couponId })}`;
}

/** Why nobody can claim it there; null: they can, now or once it starts. */
export function whyNoSelfClaim({ status, selfClaim }: Pick<CouponInList, "status" | "selfClaim">): string | null {
  return OVER[status] ?? (selfClaim === "off" ? "Customers cannot claim it by themselves. Allow it in the coupon’s form, under “Claiming by oneself”." : null);
}

const OVER: Record<CouponInList["status"], string | null> = {
  scheduled: null,
  active: null,
  expired: "It has expired: nobody can claim it.",
  revoked: "It was revoked: nobody can claim it.",
};
