import type { Period } from "../../domain/coupon/coupon";
import type { Viewpoint } from "../formats/say-when";

/** From when until when, in full and with the zone that it is told in (R26); null where a coupon is always valid. */
export function sayPeriod({ startMs, endMs }: Period, from: Omit<Viewpoint, "nowMs">): string | null {
  const say = (ms: number) => new Intl.DateTimeFormat(from.locale, { timeZone: from.timeZone, ...IN_FULL }).format(ms);
  // A coupon that ends at midnight is good until the evening before, and that is the day to name.
  const lastMs = endMs === null ? null : endMs - 1;
  if (startMs !== null && lastMs !== null) return `Valid from ${say(startMs)} until ${say(lastMs)}`;
  if (startMs !== null) return `Valid from ${say(startMs)}`;
  return lastMs === null ? null : `Valid until ${say(lastMs)}`;
}

const IN_FULL = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
} as const;
