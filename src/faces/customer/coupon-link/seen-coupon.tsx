import type { ReactNode } from "react";
import type { CouponPageMessage } from "../../../contract/messages/coupon-page";
import type { ClaimStanding } from "../../../domain/coupon/claim-standing";
import { CouponPage } from "../../../ui/coupon-page/coupon-page";
import { NoCoupon } from "../../../ui/coupon-page/no-coupon";
import type { Viewpoint } from "../../../ui/formats/say-when";
import { CustomerPage } from "../customer-page";
import styles from "./coupon-link.module.css";

interface SeenCouponProps {
  readonly page: CouponPageMessage;
  readonly standing: ClaimStanding;
  readonly link: string;
  readonly from: Viewpoint;
  /** As of when it is known, where the server has not confirmed it. */
  readonly asOf?: ReactNode;
  /** What can be done with it beside using it. */
  readonly children: ReactNode;
}

/** As of when a page is, where nobody has just confirmed it. */
export function AsOf({ children }: { readonly children: ReactNode }) {
  return <span className={styles.asOf}>{children}</span>;
}

/** A claim's page as the server draws it first and the phone goes on with: the shop, and the coupon or that it is withdrawn. */
export function SeenCoupon({ page, standing, link, from, asOf, children }: SeenCouponProps) {
  const isActive = standing.kind === "active";
  return (
    <CustomerPage title={page.coupon?.title ?? "Your coupon"} hidesTitle>
      <p className={styles.shop}>
        <bdi>{page.shop}</bdi>
        <span role="status">{asOf}</span>
      </p>
      {page.coupon === null ? (
        <NoCoupon why="revoked" />
      ) : (
        <CouponPage coupon={page.coupon} standing={standing} code={isActive ? page.code : null} claimLink={isActive && page.byLink ? link : null} from={from} />
      )}
      <div className={styles.keeping}>{children}</div>
    </CustomerPage>
  );
}
