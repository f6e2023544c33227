import type { FirstViewSeen } from "../../../contract/first-view";
import { FirstDrawing } from "../../../ui/coupon-page/first-drawing";
import { NoCoupon } from "../../../ui/coupon-page/no-coupon";
import { CodePicture } from "../../../ui/draw-code/code-picture";
import { readerLocale } from "../../../ui/formats/reader-locale";
import { CustomerPage } from "../customer-page";
import { standingOf } from "../kept/kept-coupon";
import { SeenCoupon } from "./seen-coupon";

/** A link's page before there is a script: all that can be read and scanned, and nothing that has to be pressed. */
export function FirstViewPage({ token, page, zone, origin, languages }: FirstViewSeen) {
  if (page === null) {
    return (
      <CustomerPage title="Your coupon">
        <NoCoupon why="unknown" />
      </CustomerPage>
    );
  }
  const standing = standingOf({ page, offsetMs: 0 }, page.nowMs);
  return (
    <FirstDrawing value={{ CodePicture, isStill: true }}>
      <SeenCoupon page={page} standing={standing} link={`${origin}/c/${token}`} from={{ nowMs: page.nowMs, timeZone: zone, locale: readerLocale(languages) }}>
        <noscript>
          <p>Dates and times are those of {zone}.</p>
        </noscript>
      </SeenCoupon>
    </FirstDrawing>
  );
}
