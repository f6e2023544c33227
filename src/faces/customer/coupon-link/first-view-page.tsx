import type { FirstViewSeen } from "../../../contract/first-view";
import { FirstDrawing } from "../../../ui/coupon-page/first-drawing";
import { NoCoupon } from "../../../ui/coupon-page/no-coupon";
import { CodePicture } from "../../../ui/draw-code/code-picture";
import { readerLocale } from "../../../ui/formats/reader-locale";
import { sayWhenInFull } from "../../../ui/formats/say-when";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { CustomerPage } from "../customer-page";
import { standingOf } from "../kept/kept-coupon";
import { AsOf, SeenCoupon } from "./seen-coupon";

/** A link's page before there is a script: all that can be read and scanned, and nothing that has to be pressed. */
export function FirstViewPage({ token, page, zone, origin, languages, isForLater }: FirstViewSeen) {
  if (page === null) {
    return (
      <CustomerPage title="Your coupon">
        <NoCoupon why="unknown" />
      </CustomerPage>
    );
  }
  const standing = standingOf({ page, offsetMs: 0 }, page.nowMs);
  // On a later day "today" would be another one: seen from afar, every day has its date.
  const from = { nowMs: isForLater ? 0 : page.nowMs, timeZone: zone, locale: readerLocale(languages) };
  const asOf = isForLater && <AsOf>As of {sayWhenInFull(page.nowMs, { ...from, locale: SCREEN_LOCALE })}</AsOf>;
  return (
    <FirstDrawing value={{ CodePicture, isStill: true }}>
      <SeenCoupon page={page} standing={standing} link={`${origin}/c/${token}`} from={from} asOf={asOf}>
        <noscript>
          <p>Dates and times are those of {zone}.</p>
        </noscript>
      </SeenCoupon>
    </FirstDrawing>
  );
}
