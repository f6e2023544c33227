import type { ShownCoupon } from "../../domain/coupon/shown-coupon";
import styles from "./coupon-card.module.css";
import { EnlargedCode } from "./enlarged-code";
import { DrawnCode, SpelledCode } from "./shown-code";

interface CouponCodesProps {
  readonly coupon: Pick<ShownCoupon, "codeType" | "page">;
  readonly code: string;
  readonly claimLink: string | null;
}

/**
 * What is given away: the code, to be scanned, read or copied. Of a fixed code, which everybody has, the claim's own QR comes
 * first: a till that reads it knows whose it is.
 */
export function CouponCodes({ coupon: { codeType, page }, code, claimLink }: CouponCodesProps) {
  return (
    <>
      {claimLink !== null && (
        <>
          <p className={styles.caption}>Yours alone: show this one first</p>
          <EnlargedCode what="your own QR code">
            <DrawnCode codeType="qr" code={claimLink} />
          </EnlargedCode>
          <p className={styles.caption}>Or the shop’s code</p>
        </>
      )}
      {codeType !== "promo" && (
        <EnlargedCode what={claimLink === null ? "the code" : "the shop's code"}>
          <DrawnCode codeType={codeType} code={code} />
        </EnlargedCode>
      )}
      <SpelledCode codeType={codeType} code={code} />
      {page.belowCode !== "" && (
        <p className={styles.belowCode} dir="auto">
          {page.belowCode}
        </p>
      )}
    </>
  );
}
