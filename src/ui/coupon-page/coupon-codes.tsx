import type { ShownCoupon } from "../../domain/coupon/shown-coupon";
import styles from "./coupon-card.module.css";
import { EnlargedCode } from "./enlarged-code";
import { DrawnCode, SpelledCode } from "./shown-code";

/** What a stub shows while its coupon is active: one of both at least. */
export type Showing = { readonly code: string | null; readonly claimLink: string | null };

interface CouponCodesProps extends Showing {
  readonly coupon: Pick<ShownCoupon, "codeType" | "page">;
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
          <p className={styles.caption}>{code === null ? "Yours alone: show it at the till" : "Yours alone: show this one first"}</p>
          <EnlargedCode what="your own QR code">
            <DrawnCode codeType="qr" code={claimLink} />
          </EnlargedCode>
        </>
      )}
      {claimLink !== null && code !== null && <p className={styles.caption}>Or the shop’s code</p>}
      {code !== null && codeType !== "promo" && (
        <EnlargedCode what={claimLink === null ? "the code" : "the shop's code"}>
          <DrawnCode codeType={codeType} code={code} />
        </EnlargedCode>
      )}
      {code !== null && <SpelledCode codeType={codeType} code={code} />}
      {page.belowCode !== "" && (
        <p className={styles.belowCode} dir="auto">
          {page.belowCode}
        </p>
      )}
    </>
  );
}
