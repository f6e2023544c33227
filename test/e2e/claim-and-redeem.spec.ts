import { randomBytes } from "node:crypto";
import { devices } from "@playwright/test";
import { keptPinOf } from "../../server/auth/store-pin";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { createPictureReader } from "../../src/client/scanner/picture-reader";
import { loadZxingWasm } from "../builders/stand-in-detector";
import { deedBy } from "../builders/members";
import { claimCoupons } from "./support/claim-coupons";
import { demoCoupon } from "./support/demo-codes";
import { greyShot } from "./support/grey-shot";
import { grave } from "./support/grave";
import { expect, test } from "./support/shop-test";
import type { TearoffServer } from "./support/tearoff-server";
import { withStore } from "./support/with-store";

const PHONE = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };

test("[R89] [R91] a customer claims at the coupon's own link, has the same one again, and redeems it with a slide", async ({ browser, server }) => {
  await changeCoupon(server, "CROISSANT", { selfClaim: "open", methods: ["staff-scan", "self"] });
  const device = await browser.newContext({ ...PHONE, locale: "en-GB" });
  const phone = await device.newPage();

  await phone.goto(`${server.origin}/get/1-CROISSANT`);
  await expect(phone.getByRole("button", { name: "Get this coupon" })).toBeVisible();
  expect(await grave(phone)).toEqual([]);
  await phone.getByRole("button", { name: "Get this coupon" }).click();
  await expect(phone).toHaveURL(/\/c\//);
  const code = await phone.getByRole("img", { name: /to be scanned$/ }).first().evaluate((svg) => svg.innerHTML);
  await phone.goto(`${server.origin}/get/1-CROISSANT`);
  await expect(phone).toHaveURL(/\/c\//);
  expect(await phone.getByRole("img", { name: /to be scanned$/ }).first().evaluate((svg) => svg.innerHTML)).toBe(code);

  await phone.getByRole("button", { name: "Redeem it yourself" }).click();
  await phone.getByRole("button", { name: "Riverside" }).click();
  expect(await grave(phone)).toEqual([]);
  const rail = phone.getByRole("slider", { name: "Slide to redeem" });
  const { x, y, width, height } = (await rail.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const redeemed: string[] = [];
  phone.on("request", (request) => request.url().endsWith("/redemption") && redeemed.push(request.url()));
  await phone.mouse.click(x + width - 5, y + height / 2);
  await rail.press("End");
  await expect(rail).toHaveValue("0");
  expect(redeemed).toEqual([]);
  await phone.mouse.move(x + height / 2, y + height / 2);
  await phone.mouse.down();
  await phone.mouse.move(x + width - 5, y + height / 2, { steps: 8 });
  await phone.mouse.up();
  const timer = phone.getByRole("timer", { name: "Redeemed just now" });
  await expect(timer).toContainText(/^Redeemed just now4:\d\d$/);
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(before);
  await expect(phone.getByText(/^Redeemed at Riverside, today \d\d:\d\d$/)).toBeVisible();
  expect(await grave(phone)).toEqual([]);
  // Without the band, which moves over the words.
  await phone.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await grave(phone)).toEqual([]);
  await device.close();
});

test("[R90] the cashier redeems on the customer's phone with the store's PIN, and reads what to key in; offline it says so", async ({ browser, server }) => {
  await changeCoupon(server, "ESPRESSO", { methods: ["staff-scan", "store-pin"], registerText: "Key in 12" }, "4711");
  const [link = ""] = await claimCoupons(server, ["ESPRESSO"]);
  const device = await browser.newContext({ ...PHONE, locale: "en-GB" });
  const phone = await device.newPage();
  await phone.goto(server.origin + link);
  const begin = phone.getByRole("button", { name: "Redeem with the store’s PIN" });
  const typePin = async (pin: string) => {
    await phone.keyboard.type(pin);
    await phone.getByRole("button", { name: "Redeem", exact: true }).click();
  };
  await begin.click();
  expect(await grave(phone)).toEqual([]);
  await typePin("1234");
  await expect(phone.getByText("That is not this store’s PIN.")).toBeVisible();
  await device.setOffline(true);
  await typePin("4711");
  await expect(phone.getByText("The shop’s server can’t be reached now.")).toBeVisible();
  await expect(phone.getByRole("img", { name: /to be scanned$/ })).toBeAttached();
  await device.setOffline(false);
  await typePin("4711");
  await expect(phone.getByText(/^Redeemed at Riverside, today \d\d:\d\d$/)).toBeVisible();
  await expect(phone.getByRole("dialog")).toHaveCount(0);
  await expect(phone.getByText("Key in 12")).toBeVisible();
  expect(await grave(phone)).toEqual([]);
  await device.close();
});

test("a coupon's link is copied, sent on, read by another phone's camera, and printed with its code", async ({ browser, server }) => {
  const [link = ""] = await claimCoupons(server, ["MUFFIN"]);
  const address = server.origin + link;
  const { title } = demoCoupon("MUFFIN");
  const device = await browser.newContext({ ...PHONE, locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] });
  const phone = await device.newPage();
  await phone.goto(address);
  await phone.getByText("Share or print").click();
  await phone.getByRole("button", { name: "Copy the link" }).click();
  await expect.poll(() => phone.evaluate(() => navigator.clipboard.readText())).toBe(address);
  const whatsApp = new URL((await phone.getByRole("link", { name: "WhatsApp" }).getAttribute("href")) ?? "");
  expect([whatsApp.origin, whatsApp.searchParams.get("text")]).toEqual(["https://wa.me", `${title}\n${address}`]);
  const messenger = new URL((await phone.getByRole("link", { name: "Messenger" }).getAttribute("href")) ?? "");
  expect(messenger.searchParams.get("link")).toBe(address);
  expect(await grave(phone)).toEqual([]);
  const reader = createPictureReader(await loadZxingWasm(), performance.now.bind(performance));
  const { reads } = await reader.readPhoto(await greyShot(phone.getByRole("figure").filter({ hasText: "For another phone’s camera" })));
  expect(reads.map(({ text }) => text)).toEqual([address]);
  await phone.emulateMedia({ media: "print" });
  await expect(phone.getByRole("img", { name: "EAN-13 to be scanned" })).toBeVisible();
  await expect(phone.getByRole("button", { name: /Copy|Print/ })).toHaveCount(0);
  await device.close();
});

/** Changes one of the demo shop's coupons; with a PIN, that of its store Riverside too. */
async function changeCoupon(server: TearoffServer, couponId: string, changes: Partial<Coupon>, storePin?: string): Promise<void> {
  await withStore(server, async (store) => {
    const found = (await store.coupons(1)).find(({ coupon }) => coupon.couponId === couponId);
    if (found === undefined) throw new Error(`The demo shop has no coupon ${couponId}.`);
    await store.replaceCoupon(1, { ...found.coupon, ...changes, version: found.coupon.version + 1 }, Date.now());
    const riverside = (await store.storesAtDesk(1)).find(({ name }) => name === "Riverside");
    if (storePin !== undefined && riverside !== undefined) {
      await store.setStorePin(1, riverside.id, await keptPinOf(storePin, randomBytes), deedBy("Ana", Date.now()));
    }
  });
}
