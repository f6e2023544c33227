import type { CSSProperties, ReactNode } from "react";
import type { CouponPage } from "../../domain/coupon/coupon";
import { readableInk } from "../contrast";
import { PerforatedEdge } from "../perforated-edge";
import { BrandPicture } from "./brand-picture";
import styles from "./coupon-card.module.css";
import { LinkedText } from "./linked-text";

interface CouponCardProps {
  readonly title: string;
  readonly page: Pick<CouponPage, "description"> & Partial<CouponPage>;
  readonly termsText: string;
  readonly periodSaid?: ReactNode;
  /** What is below the perforation. */
  readonly children: ReactNode;
  /** What can be done with it, under all that: at most one primary action. */
  readonly actions?: ReactNode;
}

/** A coupon as an object: what is on offer, the perforation, and the stub that is given away. */
export function CouponCard({ title, page, termsText, periodSaid = false, children, actions }: CouponCardProps) {
  return (
    <div className={styles.room}>
      <article className={styles.coupon} style={brandOf(page.colour)}>
        <BrandPicture className={styles.bannerPicture} url={page.bannerUrl} />
        <header className={styles.banner}>
          <BrandPicture className={styles.logo} url={page.logoUrl} />
          <h2 className={styles.title} dir="auto">
            {title}
          </h2>
          {page.description !== "" && (
            <p className={styles.description} dir="auto">
              {page.description}
            </p>
          )}
        </header>
        <PerforatedEdge />
        <div className={styles.stub}>
          {children}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
        {(termsText !== "" || periodSaid !== false) && (
          <details className={styles.terms}>
            <summary>Terms and conditions</summary>
            {periodSaid !== false && <p>{periodSaid}</p>}
            {termsText !== "" && <LinkedText text={termsText} />}
          </details>
        )}
      </article>
    </div>
  );
}

/** The brand's colour and the ink that reads on it; nothing for a text that is no colour: the product's own stays. */
function brandOf(colour: string | null | undefined): CSSProperties | undefined {
  if (typeof colour !== "string" || !/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  return { "--brand": colour, "--on-brand": readableInk(colour) } as CSSProperties;
}
