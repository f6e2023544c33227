import type { ReactNode } from "react";
import type { ClaimStanding } from "../../domain/coupon/claim-standing";
import { COUNTDOWN_MS } from "../../domain/coupon/phone-methods";
import type { ShownCoupon } from "../../domain/coupon/shown-coupon";
import { statusWording } from "../../domain/wording/default-wordings";
import { sayWhen, type Viewpoint } from "../formats/say-when";
import { SCREEN_LOCALE } from "../formats/screen-locale";
import { CopyCode } from "./copy-code";
import { CouponCard } from "./coupon-card";
import { CouponCodes, type Showing } from "./coupon-codes";
import { FallingStub } from "./falling-stub";
import styles from "./coupon-page.module.css";
import { NoCoupon } from "./no-coupon";
import { RedeemedNow } from "./redeemed-now";
import { PromoLink } from "./promo-link";
import { sayPeriod } from "./say-period";
import { sayStatus } from "./say-status";
import { Standing } from "./standing";

export interface CouponPageProps {
  readonly coupon: ShownCoupon;
  readonly standing: ClaimStanding;
  /** Null where it is not known here, or redeems nothing; shown while the claim is active. */
  readonly code: string | null;
  /** The link of the claim, where a till redeems it by that: of fixed codes. */
  readonly claimLink: string | null;
  /** Its locale is one of `readerLocale`'s: in that the coupon's time is told, and filled into the shop's own words. */
  readonly from: Viewpoint;
}

/** The page of a coupon as its holder sees it, as wide as what it stands in: a phone, or a preview beside the form. */
export function CouponPage({ coupon, standing, code, claimLink, from }: CouponPageProps) {
  switch (standing.kind) {
    case "revoked":
      return <NoCoupon why="revoked" />;
    case "not-yet-valid":
      return (
        <Card coupon={coupon} from={from}>
          <Standing lang={from.locale} {...sayStatus({ status: "scheduled", ...coupon.period }, from)} />
          <p>Its code appears here then.</p>
        </Card>
      );
    case "active": {
      const showing = code === null && claimLink === null ? null : { code, claimLink };
      return (
        <Card coupon={coupon} from={from} showing={showing} actions={code !== null && <Actions coupon={coupon} code={code} />}>
          {showing === null ? (
            <p className={styles.toCome}>Its code appears here as soon as this phone has a network.</p>
          ) : (
            <CouponCodes coupon={coupon} {...showing} />
          )}
          <Standing lang={from.locale} {...sayStatus({ status: "active", ...coupon.period }, from)} />
        </Card>
      );
    }
    case "redeemed": {
      const { atMs, store, bySelf = false } = standing.redemption;
      const values = { coupon: coupon.title, redeemedAt: sayWhen(atMs, from), store: store ?? "" };
      return (
        <Card coupon={coupon} from={from} isRedeemed>
          {bySelf && from.nowMs < atMs + COUNTDOWN_MS && <RedeemedNow atMs={atMs} nowMs={from.nowMs} />}
          <Standing verdict="stop" said={statusWording("redeemed", coupon.statusWordings, values)} />
          <p>
            Redeemed{" "}
            {store !== null && (
              <>
                at <bdi>{store}</bdi>,{" "}
              </>
            )}
            {sayWhen(atMs, { ...from, locale: SCREEN_LOCALE })}
          </p>
        </Card>
      );
    }
    case "expired": {
      const end = coupon.period.endMs === null ? "" : sayWhen(coupon.period.endMs - 1, from);
      return (
        <Card coupon={coupon} from={from}>
          <Standing verdict="stop" said={statusWording("expired", coupon.statusWordings, { coupon: coupon.title, end })} />
        </Card>
      );
    }
  }
}

interface CardProps extends Pick<CouponPageProps, "coupon" | "from"> {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly showing?: Showing | null;
  readonly isRedeemed?: boolean;
}

/** The same one in every standing, so that it has seen what the stub was. */
function Card({ coupon, from, children, actions, showing = null, isRedeemed = false }: CardProps) {
  const { title, page, termsText, period } = coupon;
  const said = sayPeriod(period, from);
  const periodSaid = said !== null && (
    <span lang={from.locale} dir="auto">
      {said}
    </span>
  );
  return (
    <CouponCard title={title} page={page} termsText={termsText} periodSaid={periodSaid} actions={actions}>
      <FallingStub coupon={coupon} showing={showing} isRedeemed={isRedeemed} />
      {children}
    </CouponCard>
  );
}

function Actions({ coupon: { promo, codeType, copyButtonText }, code }: { readonly coupon: ShownCoupon; readonly code: string }) {
  const copies = codeType === "promo" && promo === null ? "primary" : "secondary";
  return (
    <>
      {promo !== null && <PromoLink promo={promo} code={code} />}
      <CopyCode key={code} code={code} label={copyButtonText} kind={copies} />
    </>
  );
}
