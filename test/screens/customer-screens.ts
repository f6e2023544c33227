import type { Locator, Page } from "@playwright/test";
import { type ClaimedStates, OWN_LINK } from "./stock-claims";

/** Sooner, a second press is none of its own. */
const DOUBLE_TAP_MS = 800;

type Sign = (page: Page) => Locator;

const drawn: Sign = (page) => page.getByRole("img", { name: /to be scanned$/ });
const said = (words: string | RegExp): Sign => (page) => page.getByText(words);

/** What tells that the page is all there. */
const SIGNS: Record<keyof ClaimedStates, Sign> = {
  active: drawn,
  fixed: drawn,
  promo: (page) => page.getByRole("button", { name: /^Copy/ }),
  "not-yet-valid": said("Its code appears here then."),
  redeemed: said(/^Redeemed at/),
  expired: said("This coupon has expired."),
  revoked: said("This coupon is no longer available"),
};

/** A coupon's page in each of its standings, a link without a coupon, and the wallet that keeps what was opened. */
export async function shootCustomer(page: Page, origin: string, links: ClaimedStates, shoot: (screen: string) => Promise<void>): Promise<void> {
  for (const [state, link] of Object.entries(links) as [keyof ClaimedStates, string][]) {
    await page.goto(origin + link);
    await SIGNS[state](page).first().waitFor();
    await shoot(`coupon-${state}`);
  }
  await page.goto(`${origin}/c/no-such-coupon`);
  await page.getByText("There is no coupon at this link").waitFor();
  await shoot("coupon-unknown");
  await shootByThemselves(page, origin, shoot);
  await page.goto(`${origin}/wallet`);
  await page.getByRole("listitem").first().waitFor();
  await shoot("wallet");
}

/** A coupon that is claimed at its own link, passed on, and redeemed on the phone. */
async function shootByThemselves(page: Page, origin: string, shoot: (screen: string) => Promise<void>): Promise<void> {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await page.goto(origin + OWN_LINK);
  await page.getByRole("button", { name: "Get this coupon" }).waitFor();
  await shoot("get-coupon");
  await press("Get this coupon");
  await page.getByText("Share or print").click();
  await page.getByText("For another phone’s camera").scrollIntoViewIfNeeded();
  await shoot("coupon-share");
  await press("Redeem with the store’s PIN");
  await press("Riverside");
  await page.keyboard.type("47");
  await shoot("coupon-store-pin");
  await press("Close");
  await press("Redeem it yourself");
  await press("Riverside");
  await shoot("coupon-self");
  await press("Redeem without sliding");
  await page.waitForTimeout(DOUBLE_TAP_MS);
  await press("Press again to redeem now");
  await page.getByRole("timer").waitFor();
  await page.getByText(/^Redeemed at/).waitFor();
  await shoot("coupon-redeemed-now");
}
