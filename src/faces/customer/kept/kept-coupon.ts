import type { CouponPageMessage } from "../../../contract/messages/coupon-page";
import { type ClaimStanding, claimStanding } from "../../../domain/coupon/claim-standing";

/** A coupon as this phone keeps it (R85). Instants are the server's, but for `confirmedMs`, which is the phone's own. */
export type KeptCoupon = {
  readonly token: string;
  readonly page: CouponPageMessage;
  /** When the server last said that this is how it is. */
  readonly confirmedMs: number;
  /** Server time minus the phone's. */
  readonly offsetMs: number;
  /** When it was first seen here; null: not yet. */
  readonly seenMs: number | null;
};

/** Where it stands by what is known here: a period begins and ends without a network too. */
export function standingOf({ page, offsetMs }: Pick<KeptCoupon, "page" | "offsetMs">, deviceNowMs: number): ClaimStanding {
  if (page.coupon === null) return { kind: "revoked" };
  return claimStanding({ period: page.coupon.period, revokedAtMs: null }, page.redemption, deviceNowMs + offsetMs);
}
