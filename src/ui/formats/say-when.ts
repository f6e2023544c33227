/** From where an instant is looked at: the reader's clock, place and language. */
export interface Viewpoint {
  readonly nowMs: number;
  /** IANA name, e.g. "Asia/Hong_Kong". */
  readonly timeZone: string;
  /** BCP 47 tag, e.g. "en-GB". */
  readonly locale: string;
}

const dayMs = 86_400_000;

/** Farther than this many calendar days, a date is easier to place than a distance. */
const nearDays = 6;

/**
 * An instant as people say it: "today 14:02", "yesterday 09:10", "in 3 days", "31 Dec 2026".
 * Days are calendar days of the viewpoint's time zone, so 23:59 and 00:01 are two different ones.
 */
export function sayWhen(instantMs: number, from: Viewpoint): string {
  const days = calendarDay(instantMs, from.timeZone) - calendarDay(from.nowMs, from.timeZone);
  if (Math.abs(days) > nearDays) return sayDate(instantMs, from);
  const day = new Intl.RelativeTimeFormat(from.locale, { numeric: "auto" }).format(days, "day");
  return Math.abs(days) <= 1 ? `${day} ${sayTime(instantMs, from)}` : day;
}

/** As `sayWhen`, but never as a distance, for a sentence that goes on to it: "today 14:02", "31 Dec 2026". */
export function sayWhenDated(instantMs: number, from: Viewpoint): string {
  const days = calendarDay(instantMs, from.timeZone) - calendarDay(from.nowMs, from.timeZone);
  return Math.abs(days) <= 1 ? sayWhen(instantMs, from) : sayDate(instantMs, from);
}

/** The shortest that is still true: "14:02" for an instant of today, otherwise as `sayWhen`. */
export function sayWhenShort(instantMs: number, from: Viewpoint): string {
  const isToday = calendarDay(instantMs, from.timeZone) === calendarDay(from.nowMs, from.timeZone);
  return isToday ? sayTime(instantMs, from) : sayWhen(instantMs, from);
}

/** A day as a heading: "Today", "Yesterday", "Tuesday 24 November". */
export function sayDay(daysAgo: number, from: Viewpoint): string {
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  const day = new Intl.DateTimeFormat(from.locale, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
  return day.format((calendarDay(from.nowMs, from.timeZone) - daysAgo) * dayMs);
}

/** In full, where it matters: "31 Dec 2026, 23:59". */
export function sayWhenInFull(instantMs: number, from: Omit<Viewpoint, "nowMs">): string {
  return new Intl.DateTimeFormat(from.locale, {
    timeZone: from.timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    ...clock,
  }).format(instantMs);
}

/** What is left of a duration, as a countdown reads it: "9:58", "1:02:03"; never below "0:00". */
export function sayRemaining(durationMs: number): string {
  const seconds = Math.max(0, Math.ceil(durationMs / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return h > 0 ? `${h}:${twoDigits(m)}:${twoDigits(s)}` : `${m}:${twoDigits(s)}`;
}

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

function sayTime(instantMs: number, from: Viewpoint): string {
  return new Intl.DateTimeFormat(from.locale, { timeZone: from.timeZone, ...clock }).format(instantMs);
}

function sayDate(instantMs: number, from: Viewpoint): string {
  return new Intl.DateTimeFormat(from.locale, {
    timeZone: from.timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(instantMs);
}

/** Number of the calendar day of an instant in a time zone; neighbours differ by one, also over a clock change. */
function calendarDay(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(instantMs);
  const part = (type: "year" | "month" | "day") => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day")) / dayMs;
}
