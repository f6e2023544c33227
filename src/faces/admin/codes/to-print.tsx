import { Link } from "react-router";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import partStyles from "../parts/parts.module.css";

/** What new codes are mostly for; a promo code is typed, not scanned. */
export function ToPrint({ coupon: { coupon } }: { readonly coupon: CouponAtDesk }) {
  if (coupon.codeType === "promo") return null;
  return (
    <Link className={partStyles.back} to={`/admin/coupons/${encodeURIComponent(coupon.couponId)}/print`}>
      Print codes
    </Link>
  );
}
