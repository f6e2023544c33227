import type { Today } from "../../../contract/messages/today";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import styles from "./today.module.css";

const HOUR_MS = 3_600_000;
const WIDTH = 480;
const HEIGHT = 140;
const FOOT = 24;
/** Room for the number over the highest bar. */
const TOP = 22;
const LABEL_EVERY = 6;

/** Redemptions by the hour, as bars: the highest says how many, the present hour is marked, the axis names every sixth. */
export function HourBars({ counts, today: { startMs, zone, nowMs } }: { readonly counts: readonly number[]; readonly today: Today }) {
  const highest = Math.max(1, ...counts);
  const slot = WIDTH / counts.length;
  const hourName = new Intl.DateTimeFormat(SCREEN_LOCALE, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const nameOf = (hour: number) => hourName.format(startMs + hour * HOUR_MS);
  const present = Math.floor((nowMs - startMs) / HOUR_MS);
  const peak = counts.indexOf(highest);
  const told = counts.flatMap((count, hour) => (count === 0 ? [] : [`${nameOf(hour)}: ${count}`]));
  return (
    <svg className={styles.bars} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told.length === 0 ? "Nothing was redeemed yet today" : `By the hour. ${told.join(", ")}`}>
      <line className={styles.axis} x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {counts.map((count, hour) => {
        const height = (count / highest) * (HEIGHT - FOOT - TOP);
        return (
          <g key={hour} data-now={hour === present ? "" : undefined}>
            <rect className={styles.bar} x={hour * slot + slot * 0.15} width={slot * 0.7} y={HEIGHT - FOOT - height} height={height} />
            {hour === peak && (
              <text className={styles.peak} x={(hour + 0.5) * slot} y={HEIGHT - FOOT - height - 5}>
                {count}
              </text>
            )}
            {hour % LABEL_EVERY === 0 && (
              <text className={styles.hour} x={hour * slot} y={HEIGHT - 4}>
                {nameOf(hour)}
              </text>
            )}
          </g>
        );
      })}
      {counts[present] === 0 && <circle className={styles.now} cx={(present + 0.5) * slot} cy={HEIGHT - FOOT} r="4" />}
    </svg>
  );
}
