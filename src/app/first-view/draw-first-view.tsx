import { renderToStaticMarkup } from "react-dom/server";
import { type FirstViews, islandOf, keptIsland } from "../../contract/first-view";
import { FirstViewHead } from "../../faces/customer/coupon-link/first-view-head";
import { FirstViewPage } from "../../faces/customer/coupon-link/first-view-page";
import { LinkHead } from "../../faces/customer/link-head";
import { nameLooks } from "./name-looks";

/** Draws a coupon's page for who has no script yet: the server loads this, built, and puts it into the app's own page. */
export const drawFirstView: FirstViews["drawFirstView"] = (seen) => {
  const head = renderToStaticMarkup(<FirstViewHead {...seen} />);
  const { markup, sheet } = nameLooks(renderToStaticMarkup(<FirstViewPage {...seen} />).replace(TITLE, ""));
  const { token, page, isForLater } = seen;
  return { head, sheet, body: markup + (isForLater && page !== null ? keptIsland(token, page.version) : islandOf({ kind: "now", token, page })) };
};

export const drawOfferHead: FirstViews["drawOfferHead"] = ({ offer, origin }) => {
  const { title, shop, description, bannerUrl, logoUrl } = offer;
  return renderToStaticMarkup(<LinkHead title={title} shop={shop} said={[shop, description.trim()]} pictures={[bannerUrl, logoUrl]} origin={origin} />);
};

/** The page's own, which stands in the head. */
const TITLE = /^<title>[^<]*<\/title>/;
