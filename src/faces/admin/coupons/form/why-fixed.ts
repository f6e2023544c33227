import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import type { FieldName } from "./coupon-fields-table";

/** Why a field of a coupon that is there already stays as it is (R26, R49); null: it can be changed. */
export function whyFixed(name: FieldName, opened: CouponAtDesk | null): string | null {
  return opened === null ? null : (REASONS[name]?.(opened) ?? null);
}

const REASONS: Readonly<Partial<Record<FieldName, (opened: CouponAtDesk) => string | null>>> = {
  couponId: () => "An ID is for good: links and your other systems may hold it.",
  source: () => "Where the codes come from is fixed once the coupon is made.",
  code: () => "The code is fixed once the coupon is made.",
  codeType: (opened) => (hasCodes(opened) ? "There are codes of this type, so it stays." : null),
  counts: (opened) => (hasCodes(opened) ? "It has its code already, so what the amount counts stays." : null),
  start: ({ status }) => (status === "scheduled" ? null : "The coupon has started, so its start stays."),
  end: ({ coupon }) => (coupon.period.endMs === null ? "This coupon has no end, and none can be added. Revoke it to stop it, or duplicate it to have one that ends." : null),
};

function hasCodes({ codes }: CouponAtDesk): boolean {
  return codes.kind === "fixed" || codes.count > 0;
}
