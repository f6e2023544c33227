import { sayCount } from "../../../ui/formats/say-count";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";

const UNITS = [
  { ms: 86_400_000, forms: { one: "day", other: "days" } },
  { ms: 3_600_000, forms: { one: "hour", other: "hours" } },
  { ms: 60_000, forms: { one: "minute", other: "minutes" } },
  { ms: 1_000, forms: { one: "second", other: "seconds" } },
] as const;

/** How far two redemptions lie apart, by the corrected time of both tills, which is evidence and decides nothing (R6). */
export function sayGap(thisMs: number, otherMs: number): string {
  const apartMs = Math.abs(thisMs - otherMs);
  const unit = UNITS.find(({ ms }) => apartMs >= ms);
  if (unit === undefined) return "By the clocks of both tills, they were at the same moment.";
  const gap = sayCount(Math.floor(apartMs / unit.ms), unit.forms, SCREEN_LOCALE);
  return `By the clocks of both tills, this one was ${gap} ${thisMs > otherMs ? "later" : "earlier"}.`;
}
