/** A day as people write it, `2026-11-27`, wherever it is. */
export type Day = string;

/** The most days that figures and files are made of. */
export const DAYS_MAX = 400;

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
/** No place's clock is further than this from UTC. */
const FURTHEST_OFFSET_MS = 26 * 3_600_000;

/** How many days a span has, both ends included; nothing where it ends before it begins. */
export function daysIn(from: Day, to: Day): number {
  return Math.max(0, (utcMs(to) - utcMs(from)) / DAY_MS + 1);
}

/** Every day of a span, both ends included. */
export function everyDay(from: Day, to: Day): readonly Day[] {
  return Array.from({ length: daysIn(from, to) }, (_, index) => dayAfter(from, index));
}

export function dayAfter(day: Day, days: number): Day {
  return new Date(utcMs(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Tells instants as a zone's clocks do: `2026-11-27` and, for a whole stamp, `2026-11-27 14:02:05`. */
export function clockOf(zone: string): { readonly dayAt: (atMs: number) => Day; readonly stampAt: (atMs: number) => string } {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  const stampAt = (atMs: number) => format.format(atMs).replace(", ", " ");
  return { stampAt, dayAt: (atMs) => stampAt(atMs).slice(0, 10) };
}

/**
 * The instant at which a day begins in a zone: midnight, or where clocks skip that, the first moment after it.
 * @param clock of the zone
 */
export function startOfDayMs(day: Day, { dayAt }: Pick<ReturnType<typeof clockOf>, "dayAt">): number {
  // Clocks differ from UTC by whole quarters of an hour, and are changed at such.
  let before = (utcMs(day) - FURTHEST_OFFSET_MS) / QUARTER_MS;
  let after = (utcMs(day) + FURTHEST_OFFSET_MS) / QUARTER_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(middle * QUARTER_MS) < day) before = middle;
    else after = middle;
  }
  return after * QUARTER_MS;
}

function utcMs(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
