import { renderToStaticMarkup } from "react-dom/server";
import { FIRST_VIEW_ELEMENT, type FirstView, type FirstViews } from "../../contract/first-view";
import { FirstViewHead } from "../../faces/customer/coupon-link/first-view-head";
import { FirstViewPage } from "../../faces/customer/coupon-link/first-view-page";
import { LinkHead } from "../../faces/customer/link-head";
import { nameLooks } from "./name-looks";

/** Draws a coupon's page for who has no script yet: the server loads this, built, and puts it into the app's own page. */
export const drawFirstView: FirstViews["drawFirstView"] = (seen) => {
  const head = renderToStaticMarkup(<FirstViewHead {...seen} />);
  const { markup, sheet } = nameLooks(renderToStaticMarkup(<FirstViewPage {...seen} />).replace(TITLE, ""));
  return { head, sheet, body: markup + islandOf({ token: seen.token, page: seen.page }) };
};

export const drawOfferHead: FirstViews["drawOfferHead"] = ({ offer, origin }) => {
  const { title, shop, description, bannerUrl, logoUrl } = offer;
  return renderToStaticMarkup(<LinkHead title={title} shop={shop} said={[shop, description.trim()]} pictures={[bannerUrl, logoUrl]} origin={origin} />);
};

/** The page's own, which stands in the head. */
const TITLE = /^<title>[^<]*<\/title>/;

/** Data, which no browser runs; nothing in it ends the element. */
function islandOf(view: FirstView): string {
  return `<script type="application/json" id="${FIRST_VIEW_ELEMENT}">${JSON.stringify(view).replaceAll("<", "\\u003c")}</script>`;
}
