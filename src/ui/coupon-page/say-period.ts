import type { Period } from "../../domain/coupon/coupon";
import { periodWords } from "../formats/reader-locale";
import type { Viewpoint } from "../formats/say-when";

/** From when until when, in full and with the zone that it is told in (R26); null where a coupon is always valid. */
export function sayPeriod({ startMs, endMs }: Period, from: Omit<Viewpoint, "nowMs">): string | null {
  const say = (ms: number) => new Intl.DateTimeFormat(from.locale, { timeZone: from.timeZone, ...IN_FULL }).format(ms);
  const words = periodWords(from.locale);
  const start = startMs === null ? null : say(startMs);
  // A coupon that ends at midnight is good until the evening before, and that is the day to name.
  const end = endMs === null ? null : say(endMs - 1);
  if (start !== null && end !== null) return words.both.replace("{start}", start).replace("{end}", end);
  if (start !== null) return words.from.replace("{start}", start);
  return end === null ? null : words.until.replace("{end}", end);
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
