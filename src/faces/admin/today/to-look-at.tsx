import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import type { Today } from "../../../contract/messages/today";
import { sayCount } from "../../../ui/formats/say-count";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import partStyles from "../parts/parts.module.css";
import { Standing } from "../parts/standing";
import { When } from "../parts/when";
import styles from "./today.module.css";

/** What waits for somebody; each leads to where it is dealt with. */
export function ToLookAt({ today: { conflicts, unconfirmed, silentTills, endingSoon, runningOut } }: { readonly today: Today }) {
  const id = useId();
  const count = conflicts + unconfirmed + silentTills.length + endingSoon.length + runningOut.length;
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={partStyles.groupTitle}>
        To look at
      </h2>
      {count === 0 && <p className={partStyles.quiet}>Nothing. Conflicts come here, tills that fall silent, and coupons that end or run out.</p>}
      {count > 0 && (
        <ul className={styles.things} aria-label="To look at">
          {conflicts > 0 && (
            <Thing to="/admin/conflicts" kind={<Standing tone="stop">Conflicts</Standing>}>
              {sayCount(conflicts, { one: "waits for a decision", other: "wait for a decision" }, SCREEN_LOCALE)}
            </Thing>
          )}
          {unconfirmed > 0 && (
            <Thing to="/admin/conflicts" kind={<Standing tone="wait">Not confirmed</Standing>}>
              {sayCount(unconfirmed, { one: "redemption, by its till", other: "redemptions, by their tills" }, SCREEN_LOCALE)}
            </Thing>
          )}
          {silentTills.map(({ installationId, till, store, seenMs }) => (
            <Thing key={installationId} to="/admin/tills" kind={<Standing tone="wait">Silent till</Standing>}>
              <bdi>{till.name}</bdi>, <bdi>{store.name}</bdi>: {seenMs === null ? "not heard of since it was set up" : <>last heard of <When ms={seenMs} /></>}
            </Thing>
          ))}
          {endingSoon.map(({ couponId, title, endMs }) => (
            <Thing key={`ends ${couponId}`} to={`/admin/coupons/${couponId}`} kind={<Standing tone="wait">Ends soon</Standing>}>
              <bdi>{title}</bdi>, <When ms={endMs} />
            </Thing>
          ))}
          {runningOut.map(({ couponId, title, left, of }) => (
            <Thing key={`runs out ${couponId}`} to={`/admin/coupons/${couponId}`} kind={<Standing tone={left === 0 ? "stop" : "wait"}>{left === 0 ? "All gone" : "Running out"}</Standing>}>
              <bdi>{title}</bdi>: {left} of {of} left
            </Thing>
          ))}
        </ul>
      )}
    </section>
  );
}

function Thing({ to, kind, children }: { readonly to: string; readonly kind: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <Link className={styles.thing} to={to}>
        {kind}
        <span>{children}</span>
      </Link>
    </li>
  );
}
