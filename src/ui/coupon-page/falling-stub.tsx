import { useState } from "react";
import type { ShownCoupon } from "../../domain/coupon/shown-coupon";
import { CouponCodes } from "./coupon-codes";
import styles from "./coupon-page.module.css";

/** What a stub shows while its coupon is active. */
export type Showing = { readonly code: string; readonly claimLink: string | null };

interface FallingStubProps {
  readonly coupon: Pick<ShownCoupon, "codeType" | "page">;
  readonly showing: Showing | null;
  readonly isRedeemed: boolean;
}

/** What the stub was, falling away once its coupon is redeemed before somebody's eyes; nothing where that was before. */
export function FallingStub({ coupon, showing, isRedeemed }: FallingStubProps) {
  const [last, setLast] = useState<Showing | null>(null);
  if (showing !== null && showing.code !== last?.code) setLast(showing);
  if (!isRedeemed || last === null) return null;
  return (
    <div className={styles.falling} aria-hidden="true" inert onAnimationEnd={() => setLast(null)}>
      <CouponCodes coupon={coupon} {...last} />
    </div>
  );
}
