import { devices, type Locator, type Page } from "@playwright/test";
import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { Coupon } from "../../src/domain/coupon/coupon";
import type { CouponId } from "../../src/domain/coupon/coupon-id";
import { createPictureReader } from "../../src/client/scanner/picture-reader";
import { loadZxingWasm } from "../builders/stand-in-detector";
import { newTestClaim } from "../builders/claims";
import { couponOf, listTerms } from "../builders/coupons";
import { deedBy } from "../builders/members";
import { claimCoupons } from "./support/claim-coupons";
import { grave } from "./support/grave";
import { greyShot } from "./support/grey-shot";
import { expect, test } from "./support/shop-test";
import type { TearoffServer } from "./support/tearoff-server";
import { withStore } from "./support/with-store";

const PHONE = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };
const IN_INSTAGRAM = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0.0.28.90";
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

const codeOn = (phone: Page) => phone.getByRole("img", { name: /to be scanned$/ });

test("[R83] a coupon's page says what is so, turns when its time comes, and shows a code while it can be used alone", async ({ browser, server }) => {
  const nowMs = Date.now();
  const claims = await claimAt(server, {
    SOON: [{ startMs: nowMs + 12 * SECOND_MS, endMs: null }, nowMs + 13 * SECOND_MS],
    BRIEF: [{ startMs: null, endMs: nowMs + 24 * SECOND_MS }, nowMs],
    OVER: [{ startMs: null, endMs: nowMs - DAY_MS }, nowMs - 2 * DAY_MS],
    PULLED: [{ startMs: null, endMs: null }, nowMs],
  });
  const device = await browser.newContext({ ...PHONE, locale: "en-GB" });
  const phone = await device.newPage();

  await phone.goto(server.origin + claims.SOON);
  await expect(phone.getByText("Its code appears here then.")).toBeVisible();
  await expect(phone.getByText("Terms and conditions")).toBeVisible();
  await expect(codeOn(phone)).toHaveCount(0);
  expect(await grave(phone)).toEqual([]);
  await expect(codeOn(phone).first()).toBeVisible({ timeout: 40_000 });

  await phone.goto(server.origin + claims.BRIEF);
  await expect(codeOn(phone).first()).toBeVisible();
  await expect(phone.getByText("This coupon has expired.")).toBeVisible({ timeout: 60_000 });
  await expect(codeOn(phone)).toHaveCount(0);

  await phone.goto(server.origin + claims.OVER);
  await expect(phone.getByText("This coupon has expired.")).toBeVisible();
  await expect(phone.getByText("Terms and conditions")).toBeVisible();
  await expect(codeOn(phone)).toHaveCount(0);
  expect(await grave(phone)).toEqual([]);

  await phone.goto(server.origin + claims.PULLED);
  await expect(codeOn(phone).first()).toBeVisible();
  await withStore(server, (store) => store.revokeCoupon(1, "PULLED", deedBy("Ana", Date.now())));
  await expect(phone.getByRole("heading", { name: "This coupon is no longer available" })).toBeVisible();
  await expect(phone.getByText("PULLED")).toHaveCount(0);
  await expect(phone.getByText("Terms and conditions")).toHaveCount(0);

  await phone.goto(`${server.origin}/wallet`);
  await expect(phone.getByRole("listitem").first()).toContainText("SOON");
  await expect(phone.getByRole("listitem")).toHaveCount(4);
  await device.close();
});

test("[R83] a promo code is copied on the way to the web shop, which gets it", async ({ browser, server }) => {
  const [link = ""] = await claimCoupons(server, ["WEBSHOP"]);
  const device = await browser.newContext({ ...PHONE, locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] });
  await device.route("https://shop.example/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>The web shop</title>" }));
  const phone = await device.newPage();
  await phone.goto(server.origin + link);
  const opened = device.waitForEvent("page");
  await phone.getByRole("button", { name: "Copy code" }).waitFor();
  await phone.getByRole("link", { name: "Open the web shop" }).click();
  const shop = await opened;
  await expect(shop).toHaveURL("https://shop.example/cart?code=COFFEE5");
  await shop.close();
  await phone.bringToFront();
  expect(await phone.evaluate(() => navigator.clipboard.readText())).toBe("COFFEE5");
  await expect(codeOn(phone)).toHaveCount(0);
  await device.close();
});

test("in a chat's own browser, a coupon's page says how to get out, and its code is saved as a picture that a till reads", async ({ browser, server }) => {
  const [link = ""] = await claimCoupons(server, ["CROISSANT"]);
  const device = await browser.newContext({ ...PHONE, locale: "en-GB", userAgent: IN_INSTAGRAM, serviceWorkers: "block" });
  const phone = await device.newPage();
  await phone.goto(server.origin + link);
  await expect(phone.getByText("Open in your browser to keep it")).toBeVisible();
  await expect(phone.getByText("Kept on this phone")).toHaveCount(0);
  const shown = await textIn(codeOn(phone).first());
  await phone.getByRole("button", { name: "Save as picture" }).click();
  const picture = phone.getByRole("img", { name: /^Your coupon as a picture/ });
  await expect(picture).toBeVisible();
  expect(await textIn(picture)).toBe(shown);
  expect(shown).not.toBe("");
  await device.close();
});

/** What the product's own scanner reads there. */
async function textIn(place: Locator): Promise<string> {
  const reader = createPictureReader(await loadZxingWasm(), performance.now.bind(performance));
  return (await reader.readPhoto(await greyShot(place))).reads.map(({ text }) => text).join();
}

/** Makes a coupon of each id, which is also its title and its code, with its period, and claims it at an instant. @returns the links' paths */
async function claimAt<Id extends string>(server: TearoffServer, coupons: Record<Id, readonly [Coupon["period"], atMs: number]>): Promise<Record<Id, string>> {
  return await withStore(server, async (store) => {
    const paths: [string, string][] = [];
    for (const [id, [period, atMs]] of Object.entries(coupons) as [Id, readonly [Coupon["period"], number]][]) {
      const coupon = couponOf(listTerms({ couponId: id as string as CouponId, title: id, period }), { termsText: "One each." });
      await store.addCoupon(1, coupon, [id as string as NormalisedCode], Math.min(atMs, Date.now()));
      const made = await store.claim(1, newTestClaim(id), atMs);
      if (!made.ok) throw new Error(`${id} cannot be claimed: ${made.problem}`);
      paths.push([id, `/c/${made.value.token}`]);
    }
    return Object.fromEntries(paths) as Record<Id, string>;
  });
}
