import type { CouponTerms } from "./coupon";
import { couponStatus } from "./coupon-status";

/** Where a claim was redeemed, and when; `store` is null where that was in no store. `bySelf`: by its holder (R91). */
export type ClaimRedemption = { readonly atMs: number; readonly store: string | null; readonly bySelf?: boolean | undefined };

/** Where a claim stands, as who holds it is told. */
export type ClaimStanding =
  | { readonly kind: "not-yet-valid" }
  | { readonly kind: "active" }
  | { readonly kind: "redeemed"; readonly redemption: ClaimRedemption }
  | { readonly kind: "expired" }
  | { readonly kind: "revoked" };

/** A revocation overrules a redemption, which overrules the period; only an active claim's page shows a code (R83). */
export function claimStanding(
  terms: Pick<CouponTerms, "period" | "revokedAtMs">,
  redemption: ClaimRedemption | null,
  nowMs: number,
): ClaimStanding {
  const status = couponStatus(terms, nowMs);
  if (status === "revoked") return { kind: "revoked" };
  if (redemption !== null) return { kind: "redeemed", redemption };
  switch (status) {
    case "scheduled":
      return { kind: "not-yet-valid" };
    case "active":
      return { kind: "active" };
    case "expired":
      return { kind: "expired" };
  }
}
