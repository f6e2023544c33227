import type { FirstViewSeen } from "../../../contract/first-view";
import { hashOfImagePath } from "../../../domain/image/image-path";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayPeriod } from "../../../ui/coupon-page/say-period";
import { titleOf } from "../customer-page";

/** What chats and search engines are told of a link: what is on offer, and until when; never the code. */
export function FirstViewHead({ page, zone, origin }: FirstViewSeen) {
  const coupon = page?.coupon ?? null;
  const title = coupon?.title ?? "Your coupon";
  const period = coupon === null ? null : sayPeriod(coupon.period, { timeZone: zone, locale: SCREEN_LOCALE });
  const description = [page?.shop, coupon?.page.description.trim(), period].filter((said) => typeof said === "string" && said !== "").join(" · ");
  const picture = [coupon?.page.bannerUrl, coupon?.page.logoUrl].find((url) => typeof url === "string" && hashOfImagePath(url) !== null);
  return (
    <>
      <title>{titleOf(title)}</title>
      <meta name="description" content={description} />
      <meta name="robots" content="noindex" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {page !== null && <meta property="og:site_name" content={page.shop} />}
      {typeof picture === "string" && <meta property="og:image" content={origin + picture} />}
    </>
  );
}
