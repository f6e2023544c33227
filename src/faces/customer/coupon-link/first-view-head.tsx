import type { FirstViewSeen } from "../../../contract/first-view";
import { readerLocale } from "../../../ui/formats/reader-locale";
import { sayPeriod } from "../../../ui/coupon-page/say-period";
import { LinkHead } from "../link-head";

/** What chats and search engines are told of a claim's link: what is on offer, and until when; never the code. */
export function FirstViewHead({ page, zone, origin, languages }: FirstViewSeen) {
  const coupon = page?.coupon ?? null;
  const period = coupon === null ? null : sayPeriod(coupon.period, { timeZone: zone, locale: readerLocale(languages) });
  return (
    <LinkHead
      title={coupon?.title ?? "Your coupon"}
      shop={page?.shop ?? null}
      said={[page?.shop, coupon?.page.description.trim(), period]}
      pictures={[coupon?.page.bannerUrl, coupon?.page.logoUrl]}
      origin={origin}
    />
  );
}
