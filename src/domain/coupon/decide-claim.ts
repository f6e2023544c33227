import { claimingStatus, type Distribution } from "./claiming-status";
import type { AutomationWordings, CouponTerms } from "./coupon";
import { couponStatus } from "./coupon-status";
import { planAllows, type Plan } from "./plan";

/** A contact's wish for a coupon, and what is on record about both. */
export type ClaimRequest = {
  readonly plan: Plan;
  readonly terms: CouponTerms;
  readonly distribution: Distribution;
  readonly claimLimit: number;
  /** Claims of this coupon that the contact already has. */
  readonly contactClaims: number;
  readonly nowMs: number;
};

export type ClaimRefusal = "plan" | "revoked" | "expired" | "notYetValid" | "claimLimitReached" | "allDistributed";

/** `wording` names the automation wording that answers the contact; null: none fits, the merchant has to act. */
export type ClaimDecision =
  | { readonly kind: "claim" }
  | { readonly kind: "refuse"; readonly reason: ClaimRefusal; readonly wording: keyof AutomationWordings | null };

/** Which automation wording answers each. */
export const CLAIM_WORDING = {
  plan: null,
  revoked: "expired",
  expired: "expired",
  notYetValid: "notYetValid",
  claimLimitReached: "claimLimitReached",
  allDistributed: "allDistributed",
} satisfies Record<ClaimRefusal, keyof AutomationWordings | null>;

/** Whether a contact gets a code (R51); of several refusals the first of the order given there. */
export function decideClaim(request: ClaimRequest): ClaimDecision {
  const reason = refusalOf(request);
  return reason === null ? { kind: "claim" } : { kind: "refuse", reason, wording: CLAIM_WORDING[reason] };
}

function refusalOf(request: ClaimRequest): ClaimRefusal | null {
  const { plan, terms, distribution, nowMs } = request;
  if (!planAllows(plan, "claim")) return "plan";
  switch (couponStatus(terms, nowMs)) {
    case "revoked":
      return "revoked";
    case "expired":
      return "expired";
    case "scheduled":
      return "notYetValid";
    case "active":
      if (request.contactClaims >= request.claimLimit) return "claimLimitReached";
      return claimingStatus(terms, distribution, nowMs).kind === "all-distributed" ? "allDistributed" : null;
  }
}
