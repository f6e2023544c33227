import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { CODE_TYPES } from "../../../domain/code/code-type";
import { sayPeriod } from "../../../ui/coupon-page/say-period";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { claimingWords, STATUS_WORDS } from "../coupons/coupon-words-table";
import { Standing } from "../parts/standing";
import partStyles from "../parts/parts.module.css";
import { When } from "../parts/when";
import styles from "./coupon.module.css";

const NUMBER = new Intl.NumberFormat(SCREEN_LOCALE);

/** How a coupon stands: its two statuses, its period, and how many of how many. */
export function CouponFacts({ coupon: atDesk }: { readonly coupon: CouponAtDesk }) {
  const { coupon, codes, claimed, of, redeemed, revokedMs } = atDesk;
  const status = STATUS_WORDS[atDesk.status];
  const claiming = claimingWords({ ...atDesk, selfClaim: coupon.selfClaim, isList: codes.kind === "list" });
  const period = sayPeriod(coupon.period, { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: SCREEN_LOCALE });
  return (
    <section className={styles.facts} aria-label="How it stands">
      <p className={styles.line}>
        <Standing tone={status.tone}>{revokedMs === null ? status.word : "Revoked for good"}</Standing>
        {revokedMs === null && <Standing tone={claiming.tone}>{claiming.word}</Standing>}
        {revokedMs === null ? (
          <span>{period ?? "Always valid"}</span>
        ) : (
          <span>
            <When ms={revokedMs} />
          </span>
        )}
      </p>
      <p className={partStyles.facts}>
        {coupon.name !== coupon.title && <bdi>{coupon.name}</bdi>}
        <bdi>{coupon.couponId}</bdi>
        <span>
          {CODE_TYPES[coupon.codeType].label}, {codes.kind === "fixed" ? "one code" : `${NUMBER.format(codes.count)} codes`}
        </span>
      </p>
      <dl className={styles.numbers}>
        <div>
          <dt>Claimed</dt>
          <dd>
            {NUMBER.format(claimed)}
            {of !== null && of > 0 && <span> of {NUMBER.format(of)}</span>}
          </dd>
        </div>
        <div>
          <dt>Redeemed</dt>
          <dd>
            {NUMBER.format(redeemed)}
            {codes.kind === "fixed" && coupon.source.kind === "fixed" && coupon.counts === "code" && <span> of {NUMBER.format(coupon.source.amount)}</span>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
