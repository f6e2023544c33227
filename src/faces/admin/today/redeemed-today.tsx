import { useId } from "react";
import { Link } from "react-router";
import type { Today } from "../../../contract/messages/today";
import { sayCount } from "../../../ui/formats/say-count";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import partStyles from "../parts/parts.module.css";
import { HourBars } from "./hour-bars";
import styles from "./today.module.css";

/** What was redeemed today, in all, by the hour and by store. */
export function RedeemedToday({ today }: { readonly today: Today }) {
  const id = useId();
  const { redeemed, stores, hours, coupons, zone } = today;
  const sums = Array.from({ length: hours }, (_, hour) => stores.reduce((sum, store) => sum + (store.hours[hour] ?? 0), 0));
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.big}>
        {sayCount(redeemed, { one: "redemption", other: "redemptions" }, SCREEN_LOCALE)}
      </h2>
      <p className={partStyles.quiet}>
        {sayCount(coupons.active, { one: "coupon is active", other: "coupons are active" }, SCREEN_LOCALE)} · by the clock of {zone.replaceAll("_", " ")}
      </p>
      <HourBars counts={sums} today={today} />
      {stores.length > 0 && (
        <ul className={styles.stores} aria-label="By store">
          {stores.map(({ store, redeemed: count }) => (
            <li key={store.id}>
              <Link className={styles.store} to="/admin/stores">
                <bdi>{store.name}</bdi>
                <span className={styles.count}>{count}</span>
              </Link>
              <svg className={styles.share} viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * count) / Math.max(1, stores[0]?.redeemed ?? 1)} height="2" />
              </svg>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
