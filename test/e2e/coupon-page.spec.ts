import { setTimeout as wait } from "node:timers/promises";
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
      await expect(phone.getByText("Kept on this phone")).toBeVisible();
      await expect(phone.getByRole("button", { name: "Copy code" })).toBeVisible();
      // A page that is left before has nothing drawn for later.
      await expect.poll(() => drawnPages(phone)).toHaveLength(place + 1);
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
    await noteFirstView(phone);
    await phone.getByRole("link", { name: demoCoupon("CROISSANT").title }).click();
    await expect(phone.getByText(/Offline · as of \d\d:\d\d/)).toBeVisible();
    const { said, codes, without } = await firstView(phone);
    expect(said).toMatch(/As of \d+ \w+ \d{4}, \d\d:\d\d/);
    expect(said).toContain(demoCoupon("CROISSANT").title);
    expect({ codes, without }).toEqual({ codes: 1, without: 0 });
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
      expect(await drawnPages(phone)).not.toContain(links[place]);
    });
  }
  await device.close();
});

/** The pages that were drawn for later and are kept, by their paths. */
async function drawnPages(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => (await (await caches.open("tearoff-drawn-pages")).keys()).map(({ url }) => new URL(url).pathname));
}

type FirstView = { readonly said: string; readonly codes: number; without: number };

/** Notes what is there when the next pages have been read and no script has run, and in how many moments after that no code is. */
async function noteFirstView(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const codes = () => document.querySelectorAll("svg[data-type]").length;
    document.addEventListener("readystatechange", () => {
      if (document.readyState !== "interactive") return;
      const view: FirstView = { said: document.body.innerText, codes: codes(), without: 0 };
      Object.assign(window, { __firstView: view });
      new MutationObserver(() => (view.without += codes() === 0 ? 1 : 0)).observe(document.body, { childList: true, subtree: true });
    });
  });
}

async function firstView(page: Page): Promise<FirstView> {
  return await page.evaluate(() => (window as unknown as { readonly __firstView: FirstView }).__firstView);
}

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

test("[R83] without a script the page is there all the same, and the till reads its code from the screen", async ({ browser, server, till }) => {
  const [link = ""] = await claimCoupons(server, ["ESPRESSO"]);
  await till.prepare(server.enrolmentCode());
  const device = await browser.newContext({ ...PHONE, locale: "en-GB", javaScriptEnabled: false });
  const phone = await device.newPage();
  await phone.goto(server.origin + link);
  await expect(phone).toHaveTitle(`${demoCoupon("ESPRESSO").title} · Tearoff`);
  await expect(phone.getByText("Valid now")).toBeVisible();
  expect(await phone.locator("noscript p").boundingBox()).toMatchObject({ x: 16 });
  await expect(phone.getByRole("button")).toHaveCount(0);
  await showTo(till, phone);
  await till.redeem(demoCoupon("ESPRESSO").title);
  await phone.reload();
  await expect(phone.getByText(/^Redeemed at Riverside, today \d\d:\d\d$/)).toBeVisible();
  await phone.goto(`${server.origin}/c/AAAA`);
  await expect(phone.getByRole("heading", { name: "There is no coupon at this link" })).toBeVisible();
  await device.close();
});

test("[R83] the script takes over from what the server has drawn without moving anything", async ({ browser, server }) => {
  const [link = ""] = await claimCoupons(server, ["ESPRESSO"]);
  const device = await browser.newContext({ ...PHONE, locale: "en-GB", serviceWorkers: "block" });
  const phone = await device.newPage();
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await phone.route(/\/assets\/.*\.js$/, async (route) => {
    await held;
    // The encoders come last, as they weigh most.
    if (route.request().url().includes("/draw-code-")) await wait(1_000);
    await route.continue();
  });
  await phone.goto(server.origin + link, { waitUntil: "commit" });
  const code = phone.getByRole("img", { name: /to be scanned$/ }).first();
  await expect(code).toBeVisible();
  await phone.evaluate(() => document.fonts.ready);
  const places = async () => await phone.evaluate(() => [...document.querySelectorAll("h2, article, svg[data-type]:not(dialog *), article details")].map((part) => JSON.stringify(part.getBoundingClientRect())));
  const before = await places();
  await phone.evaluate(() => {
    const root = document.querySelector("#root");
    // Counts the moments in which the code was not there.
    const watch = { without: 0 };
    (window as unknown as { __watch: typeof watch }).__watch = watch;
    new MutationObserver(() => (watch.without += document.querySelector("svg[data-type]") === null ? 1 : 0)).observe(root!, { childList: true, subtree: true });
  });
  goOn();
  await expect(phone.getByRole("button", { name: "Enlarge the code" })).toBeVisible();
  expect(await phone.evaluate(() => (window as unknown as { __watch: { without: number } }).__watch.without)).toBe(0);
  expect(await places()).toEqual(before);
  await device.close();
});
