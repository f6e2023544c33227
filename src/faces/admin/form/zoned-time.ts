const MINUTE_MS = 60_000;

/** An instant as a clock in a time zone shows it: `2026-12-31T23:59`, as an input of type `datetime-local` holds it. */
export function wallClockAt(instantMs: number, timeZone: string): string {
  return new Date(instantMs + offsetMs(instantMs, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock in a time zone shows a time. Of two, when the clock goes back, it is the first; of none, when it goes
 * forward, what the clock would have shown without that.
 * @param wallClock `2026-12-31T23:59`
 */
export function instantOf(wallClock: string, timeZone: string): number {
  const asIfUtcMs = Date.parse(`${wallClock}Z`);
  const dayMs = 24 * 60 * MINUTE_MS;
  const [before, after] = [offsetMs(asIfUtcMs - dayMs, timeZone), offsetMs(asIfUtcMs + dayMs, timeZone)];
  const fits = [before, after].find((offset) => offsetMs(asIfUtcMs - offset, timeZone) === offset);
  return asIfUtcMs - (fits ?? before);
}

/** How far a zone's clock is ahead of UTC at an instant. */
function offsetMs(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(instantMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const shownMs = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shownMs - Math.floor(instantMs / 1000) * 1000;
}
