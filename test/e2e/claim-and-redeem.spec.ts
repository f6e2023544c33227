import { devices } from "@playwright/test";
import { openSqliteStore } from "../../server/store/sqlite";
import { grave } from "./support/grave";
import { expect, test } from "./support/shop-test";

const PHONE = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };

test("[R89] [R91] a customer claims at the coupon's own link, has the same one again, and redeems it with a slide", async ({ browser, server }) => {
  await server.stop();
  const store = await openSqliteStore(server.dataDir);
  const found = (await store.coupons(1)).find(({ coupon }) => coupon.couponId === "CROISSANT");
  if (found === undefined) throw new Error("The demo shop has no croissants.");
  await store.replaceCoupon(1, { ...found.coupon, version: found.coupon.version + 1, selfClaim: "open", methods: ["staff-scan", "self"] }, Date.now());
  await store.close();
  await server.start();
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
  await phone.getByRole("slider", { name: "Slide to redeem" }).press("End");
  const timer = phone.getByRole("timer", { name: "Redeemed just now" });
  await expect(timer).toContainText(/^Redeemed just now4:\d\d$/);
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(before);
  await expect(phone.getByText(/^Redeemed at Riverside, today \d\d:\d\d$/)).toBeVisible();
  expect(await grave(phone)).toEqual([]);
  await device.close();
});
