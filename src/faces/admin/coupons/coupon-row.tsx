import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CouponInList } from "../../../contract/messages/coupons-at-desk";
import { CODE_TYPES } from "../../../domain/code/code-type";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { Standing } from "../parts/standing";
import partStyles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { claimingWords, SOURCE_WORDS, STATUS_WORDS } from "./coupon-words-table";
import styles from "./coupon-list.module.css";

const NUMBER = new Intl.NumberFormat(SCREEN_LOCALE);

/** One coupon of the list: what it is, how it stands, and what has become of it. */
export function CouponRow({ coupon, menu }: { readonly coupon: CouponInList; readonly menu: ReactNode }) {
  const { couponId, name, title, codeType, source, claimed, of, redeemed } = coupon;
  const status = STATUS_WORDS[coupon.status];
  const claiming = claimingWords({ ...coupon, isList: source === "list" });
  return (
    <li className={styles.coupon} data-over={coupon.status === "expired" || coupon.status === "revoked" ? "" : undefined}>
      <div className={styles.what}>
        <Link className={styles.name} to={`/admin/coupons/${couponId}`}>
          <bdi>{title}</bdi>
        </Link>
        <p className={partStyles.facts}>
          {name !== title && <bdi>{name}</bdi>}
          <bdi>{couponId}</bdi>
        </p>
      </div>
      <div className={styles.fact}>
        <Standing tone={status.tone}>{status.word}</Standing>
        <p className={partStyles.facts}>
          <Period coupon={coupon} />
        </p>
      </div>
      <div className={styles.fact}>
        <Standing tone={claiming.tone}>{claiming.word}</Standing>
        <p className={partStyles.facts}>{of === null || of === 0 ? `${NUMBER.format(claimed)} claimed` : `${NUMBER.format(claimed)} of ${NUMBER.format(of)} claimed`}</p>
      </div>
      <div className={styles.fact}>
        <span>{CODE_TYPES[codeType].label}</span>
        <p className={partStyles.facts}>{SOURCE_WORDS[source]}</p>
      </div>
      <p className={styles.redeemed}>
        <strong>{NUMBER.format(redeemed)}</strong> <span className={partStyles.quiet}>redeemed</span>
      </p>
      <div className={styles.menu}>{menu}</div>
    </li>
  );
}

/** The next thing that the calendar does to it. */
function Period({ coupon: { status, period } }: { readonly coupon: CouponInList }) {
  switch (status) {
    case "scheduled":
      return <span>from {period.startMs !== null && <When ms={period.startMs} />}</span>;
    case "active":
      return period.endMs === null ? <span>no end</span> : <span>until <When ms={period.endMs} /></span>;
    case "expired":
      return <span>{period.endMs !== null && <When ms={period.endMs} />}</span>;
    case "revoked":
      return <span>for good</span>;
  }
}
