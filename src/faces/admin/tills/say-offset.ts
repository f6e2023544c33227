import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How a till's clock goes: "12 minutes slow". @param offsetMs server time minus device time */
export function sayOffset(offsetMs: number): string {
  return `${sayLength(Math.abs(offsetMs))} ${offsetMs > 0 ? "slow" : "fast"}`;
}

function sayLength(ms: number): string {
  if (ms < 2 * HOUR_MS) return sayCount(Math.round(ms / MINUTE_MS), { one: "minute", other: "minutes" }, SCREEN_LOCALE);
  if (ms < 2 * DAY_MS) return sayCount(Math.round(ms / HOUR_MS), { one: "hour", other: "hours" }, SCREEN_LOCALE);
  return sayCount(Math.round(ms / DAY_MS), { one: "day", other: "days" }, SCREEN_LOCALE);
}
