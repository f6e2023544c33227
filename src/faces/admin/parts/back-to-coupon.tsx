import { Link } from "react-router";
import styles from "./parts.module.css";

/** From a page about one coupon's codes to the coupon's own. */
export function BackToCoupon({ couponId }: { readonly couponId: string }) {
  return (
    <Link className={styles.back} to={`/admin/coupons/${encodeURIComponent(couponId)}`}>
      Back to the coupon
    </Link>
  );
}

/** From the page of a coupon that is not there. */
export function BackToCoupons() {
  return (
    <Link className={styles.back} to="/admin/coupons">
      Back to the coupons
    </Link>
  );
}
