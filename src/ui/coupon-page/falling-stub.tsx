import { useState } from "react";
import type { ShownCoupon } from "../../domain/coupon/shown-coupon";
import { CouponCodes, type Showing } from "./coupon-codes";
import styles from "./coupon-page.module.css";

interface FallingStubProps {
  readonly coupon: Pick<ShownCoupon, "codeType" | "page">;
  readonly showing: Showing | null;
  readonly isRedeemed: boolean;
}

/** What the stub was, falling away once its coupon is redeemed before somebody's eyes; nothing where that was before. */
export function FallingStub({ coupon, showing, isRedeemed }: FallingStubProps) {
  const [last, setLast] = useState<Showing | null>(null);
  if (showing !== null && (showing.code !== last?.code || showing.claimLink !== last?.claimLink)) setLast(showing);
  if (!isRedeemed || last === null) return null;
  return (
    <div className={styles.falling} aria-hidden="true" inert onAnimationEnd={() => setLast(null)}>
      <CouponCodes coupon={coupon} {...last} />
    </div>
  );
}
