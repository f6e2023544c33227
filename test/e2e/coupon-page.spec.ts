import AxeBuilder from "@axe-core/playwright";
import { devices, type Page } from "@playwright/test";
import { claimCoupons } from "./support/claim-coupons";
import { currentPublicFolder, faceFilesOf } from "./support/current-build";
import { demoCoupon } from "./support/demo-codes";
import { expect, test } from "./support/shop-test";
import type { TillScreen } from "./support/till-screen";

const PHONE = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };
/** One of each code type, and a fixed one, whose own QR is beside the claim's. */
const COUPONS = ["CROISSANT", "ESPRESSO", "BAGEL", "MUFFIN", "FLATWHITE"] as const;

test("[R83] [R85] a coupon is kept on the phone, read from its screen by the till, and turns when it is redeemed", async ({ browser, server, till }) => {
  test.setTimeout(240_000);
  const links = await claimCoupons(server, COUPONS);
  await till.prepare(server.enrolmentCode());
  const device = await browser.newContext({ ...PHONE, locale: "en-GB" });
  const phone = await device.newPage();

  await test.step("each shows what it is, with its code, and nothing that axe finds serious", async () => {
    for (const [place, couponId] of COUPONS.entries()) {
      await phone.goto(server.origin + links[place]);
      await expect(phone.getByRole("heading", { level: 2, name: demoCoupon(couponId).title })).toBeVisible();
      await expect(phone.getByRole("img", { name: /to be scanned$/ }).first()).toBeVisible();
    }
    expect(await grave(phone)).toEqual([]);
  });

  await test.step("without the server, page and wallet show it all the same", async () => {
    const files = (await faceFilesOf(await currentPublicFolder())).customer.length;
    const kept = () => phone.evaluate(async () => (await (await caches.open("tearoff-faces")).keys()).length);
    await expect.poll(kept).toBeGreaterThan(files);
    await server.stop();
    await phone.goto(`${server.origin}/wallet`);
    await expect(phone.getByRole("listitem")).toHaveCount(COUPONS.length);
    expect(await grave(phone)).toEqual([]);
    await phone.getByRole("link", { name: demoCoupon("CROISSANT").title }).click();
    await expect(phone.getByText(/Offline · as of \d\d:\d\d/)).toBeVisible();
    await expect(phone.getByRole("img", { name: "QR code to be scanned" })).toBeVisible();
    await server.start();
    await expect(phone.getByText(/Offline/)).toHaveCount(0);
  });

  for (const [place, couponId] of COUPONS.entries()) {
    await test.step(`the till reads ${couponId} from the screen, and the page turns`, async () => {
      const { title } = demoCoupon(couponId);
      await phone.goto(server.origin + links[place]);
      await phone.getByRole("img", { name: /to be scanned$/ }).first().waitFor();
      await showTo(till, phone);
      await till.redeem(title);
      await expect(phone.getByText(/^Redeemed at Riverside, today \d\d:\d\d$/)).toBeVisible();
      await expect(phone.getByRole("img", { name: /to be scanned$/ })).toHaveCount(0);
    });
  }
  await device.close();
});

async function showTo(till: TillScreen, phone: Page): Promise<void> {
  const choosing = till.page.waitForEvent("filechooser");
  await till.page.getByRole("button", { name: "Photo" }).click();
  await (await choosing).setFiles({ name: "screen.png", mimeType: "image/png", buffer: await phone.screenshot({ fullPage: true }) });
}

/** What axe finds serious or worse, with where it is. */
async function grave(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
