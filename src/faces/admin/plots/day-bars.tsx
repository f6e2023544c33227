import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import styles from "./plots.module.css";

export interface DayCount {
  /** `2026-11-27` */
  readonly day: string;
  readonly count: number;
}

interface DayBarsProps {
  readonly what: string;
  readonly days: readonly DayCount[];
  readonly tone: "accent" | "quiet";
}

const NUMBER = new Intl.NumberFormat(SCREEN_LOCALE);
const DAY = new Intl.DateTimeFormat(SCREEN_LOCALE, { day: "numeric", month: "short", timeZone: "UTC" });
const HEIGHT = 100;
/** Of a day's width. */
const BAR = 0.75;

/** One number over days, as bars, where there is any; what it came to stands beside it. Screen readers get a table from whoever shows several. */
export function DayBars({ what, days, tone }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <figure className={styles.figure} aria-hidden="true">
      <figcaption className={styles.caption}>
        <span>{what}</span>
        <strong>{NUMBER.format(total)}</strong>
        {total > 0 && <span className={styles.quiet}>{NUMBER.format(most)} on the best day</span>}
      </figcaption>
      {total > 0 && (
        <>
          <svg className={styles.bars} data-tone={tone} viewBox={`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none">
            {days.map(({ day, count }, at) => (
              <rect key={day} x={at + (1 - BAR) / 2} width={BAR} y={HEIGHT * (1 - count / most)} height={HEIGHT * (count / most)}>
                <title>{`${sayDay(day)}: ${NUMBER.format(count)}`}</title>
              </rect>
            ))}
          </svg>
          <p className={styles.ends}>
            <span>{sayDay(days[0]?.day)}</span>
            <span>{sayDay(days.at(-1)?.day)}</span>
          </p>
        </>
      )}
    </figure>
  );
}

/** A day in short, as its own calendar has it; nothing where there is none. */
export function sayDay(day: string | undefined): string {
  return day === undefined ? "" : DAY.format(Date.parse(`${day}T00:00:00Z`));
}
