import type { CouponTerms } from "../coupon/coupon";
import { endOfUseMs, isLive } from "../coupon/coupon-status";

/** A coupon that one of a scan's readings belongs to. */
export type Owner = { readonly terms: CouponTerms };

/** `candidates` are at least two; `latestEnded` is null where no coupon at all has the code. */
export type Choice<Candidate extends Owner> =
  | { readonly kind: "one"; readonly owner: Candidate }
  | { readonly kind: "ask-cashier"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "none"; readonly latestEnded: Candidate | null };

/**
 * Which coupon a scan means (R18): the one live owner, the cashier's choice of several, or, where none is live, the
 * owner that ended last, whose refusal is shown.
 */
export function chooseCoupon<Candidate extends Owner>(owners: readonly Candidate[], nowMs: number): Choice<Candidate> {
  const [first, ...others] = owners.filter((owner) => isLive(owner.terms, nowMs));
  if (first === undefined) return { kind: "none", latestEnded: latestEndedOf(owners) };
  return others.length === 0 ? { kind: "one", owner: first } : { kind: "ask-cashier", candidates: [first, ...others] };
}

function latestEndedOf<Candidate extends Owner>(owners: readonly Candidate[]): Candidate | null {
  const endMs = (owner: Owner) => endOfUseMs(owner.terms) ?? -Infinity;
  return owners.reduce<Candidate | null>(
    (latest, owner) => (latest === null || endMs(owner) > endMs(latest) ? owner : latest),
    null,
  );
}
