import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { ClaimRefusal } from "../../../src/domain/coupon/decide-claim";
import { wordClaimRefusal } from "../../../src/domain/coupon/word-claim-refusal";

/** The coupon's own wording, with dates as the contact reads them; null where it has none. */
export function sayClaimRefusal(reason: ClaimRefusal, coupon: Coupon, zone: string, locale?: string): string | null {
  const dates = new Intl.DateTimeFormat(knownLocale(locale), { dateStyle: "long", timeStyle: "short", timeZone: zone });
  return wordClaimRefusal(reason, coupon, (ms) => dates.format(ms));
}

/** A tag may look like one and be none. */
function knownLocale(tag = "en-GB"): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}
