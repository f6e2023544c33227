import { useState } from "react";
import type { Figures } from "../../../contract/messages/figures";
import { clockOf, dayAfter } from "../../../domain/figures/days-in-zone";
import { useAdmin, useMe } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { SelectField } from "../form/select-field";
import partStyles from "../parts/parts.module.css";
import { DayBars, sayDay } from "../plots/day-bars";
import { ShareBars } from "../plots/share-bars";
import { CHANNEL_WORDS } from "./codes-query";
import styles from "./coupon.module.css";
import { useReloadAfter } from "./use-reload-after";

const SPANS = [7, 30, 90].map((days) => ({ value: String(days), name: `Last ${days} days` }));

const COUNTED = [
  { of: "claimed", what: "Claimed", tone: "quiet" },
  { of: "opened", what: "Opened", tone: "quiet" },
  { of: "redeemed", what: "Redeemed", tone: "accent" },
] as const;

/** What has become of a coupon, day by day, and where. @param props.changes how often something on the page was changed */
export function CouponFigures({ couponId, changes }: { readonly couponId: string; readonly changes: number }) {
  const { nowMs } = useAdmin();
  const { zone } = useMe().workspace;
  const [days, setDays] = useState("30");
  const [today] = useState(() => clockOf(zone).dayAt(nowMs()));
  const figures = useFetched("figures", { params: { couponId }, query: { from: dayAfter(today, 1 - Number(days)), to: today } });
  useReloadAfter(changes, figures.reload);
  return (
    <section className={partStyles.group} aria-label="Figures">
      <div className={partStyles.groupHead}>
        <h2 className={partStyles.groupTitle}>Figures</h2>
        <SelectField label="Days" options={SPANS} value={days} onChange={setDays} />
      </div>
      <FetchedView of={figures} what="the figures">
        {(value) => <Plots figures={value} />}
      </FetchedView>
    </section>
  );
}

function Plots({ figures: { zone, days, stores, channels } }: { readonly figures: Figures }) {
  return (
    <>
      <div className={styles.plots}>
        {COUNTED.map(({ of, what, tone }) => (
          <DayBars key={of} what={what} tone={tone} days={days.map((one) => ({ day: one.day, count: one[of] }))} />
        ))}
      </div>
      <div className={styles.plots}>
        {stores.length > 0 && (
          <ShareBars title="Redeemed by store" of="Store" counted="Redeemed" rows={stores.map(({ store, redeemed }) => ({ ...store, count: redeemed }))} />
        )}
        {channels.some(({ claimed }) => claimed > 0) && (
          <ShareBars
            title="Claimed by channel"
            of="Channel"
            counted="Claimed"
            rows={channels.flatMap(({ channel, claimed }) => (channel === null || claimed === 0 ? [] : [{ id: channel, name: CHANNEL_WORDS[channel] ?? channel, count: claimed }]))}
          />
        )}
      </div>
      <p className={partStyles.quiet}>Days are those of {zone.replaceAll("_", " ")}.</p>
      <table className="visually-hidden">
        <caption>By day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {COUNTED.map(({ of, what }) => (
              <th key={of} scope="col">
                {what}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{sayDay(one.day)}</th>
              {COUNTED.map(({ of }) => (
                <td key={of}>{one[of]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
