import { renderToStaticMarkup } from "react-dom/server";
import { FIRST_VIEW_ELEMENT, type FirstView, type FirstViews } from "../../contract/first-view";
import { joinLooks, lookOf } from "../../contract/first-view-looks";
import { FirstViewHead } from "../../faces/customer/coupon-link/first-view-head";
import { FirstViewPage } from "../../faces/customer/coupon-link/first-view-page";
import { LinkHead } from "../../faces/customer/link-head";

/** Draws a coupon's page for who has no script yet: the server loads this, built, and puts it into the app's own page. */
export const drawFirstView: FirstViews["drawFirstView"] = (seen) => {
  const head = renderToStaticMarkup(<FirstViewHead {...seen} />);
  const drawn = renderToStaticMarkup(<FirstViewPage {...seen} />).replace(TITLE, "");
  const looks: string[] = [];
  // React escapes every quotation mark of a text, so that this is nothing but an element's style.
  const body = drawn.replace(STYLE, (_whole, style: string) => {
    const look = lookOf(style);
    looks.push(look);
    return ` data-look="${look}"`;
  });
  return { head, body: body + islandOf({ token: seen.token, page: seen.page }), looks: joinLooks(looks) };
};

export const drawOfferHead: FirstViews["drawOfferHead"] = ({ offer, origin }) => {
  const { title, shop, description, bannerUrl, logoUrl } = offer;
  return renderToStaticMarkup(<LinkHead title={title} shop={shop} said={[shop, description.trim()]} pictures={[bannerUrl, logoUrl]} origin={origin} />);
};

/** The page's own, which stands in the head. */
const TITLE = /^<title>[^<]*<\/title>/;
const STYLE = / style="([^"]*)"/g;

/** Data, which no browser runs; nothing in it ends the element. */
function islandOf(view: FirstView): string {
  return `<script type="application/json" id="${FIRST_VIEW_ELEMENT}">${JSON.stringify(view).replaceAll("<", "\\u003c")}</script>`;
}
