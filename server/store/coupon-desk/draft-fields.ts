import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { CouponDraft } from "../../../src/domain/coupon/coupon-draft";
import type { Fields } from "../members/member-store";

/** What managers decide of a coupon, without what follows from it. */
export function draftOf({ ordinal: _ordinal, version: _version, revokedAtMs: _revokedAtMs, ...draft }: Coupon): CouponDraft {
  return draft;
}

/** The fields that differ, as they were and as they are; the order of what is inside them says nothing. */
export function changedFields<Of extends object>(before: Of, after: Of): { readonly before: Fields; readonly after: Fields } {
  const [was, is] = [before, after] as readonly [Fields, Fields];
  const changed = Object.keys(is).filter((field) => inOrder(was[field]) !== inOrder(is[field]));
  const only = (of: Fields) => Object.fromEntries(changed.map((field) => [field, of[field]]));
  return { before: only(was), after: only(is) };
}

export function isSameDraft(one: CouponDraft, other: CouponDraft): boolean {
  return Object.keys(changedFields(one, other).after).length === 0;
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted()) : inner,
  );
}
