import type { Page } from "@playwright/test";
import { DEMO_COUPONS } from "../../server/demo/demo-coupons";
import { TILL_DB_NAME } from "../../src/client/db/till-db";
import { dispatchSync } from "./support/background-sync";
import { demoCoupon } from "./support/demo-codes";
import { filesUnder, findCodes } from "./support/find-codes";
import { everythingPersisted } from "./support/persisted";
import { expect, test } from "./support/shop-test";
import { TillScreen } from "./support/till-screen";

/** All that the shop has, whether this till has met them or not. */
const CODES = DEMO_COUPONS.flatMap(({ codes }) => codes);
const [EXPIRED = ""] = demoCoupon("LASTMONTH").codes;
const [FIXED = ""] = demoCoupon("FLATWHITE").codes;
const FIXED_TITLE = demoCoupon("FLATWHITE").title;

test("[R15] [R17] a till keeps no code in the clear, neither of its shop nor of what it redeemed", async ({ profile, server, secondTill, freshCode }) => {
  test.setTimeout(300_000);
  const browser = await profile.open();
  const { page } = browser;
  const till = new TillScreen(page, server.origin);
  const [asked, undone, taken, waiting] = [freshCode("qr"), freshCode("code39"), freshCode("ean13"), freshCode("code128")];

  await test.step("it redeems with a network, undoes, and looks up what can't be redeemed", async () => {
    await till.prepare(server.enrolmentCode());
    await till.typeCode(asked.text);
    await till.redeem(asked.title);
    await till.typeCode(undone.text);
    await till.expectVerdict("Can be redeemed");
    await till.pressRedeem();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await till.expectVerdict("Undone");
    await till.nextCustomer();
    await till.typeCode(EXPIRED);
    await till.expectVerdict("Expired");
    await till.nextCustomer();
  });

  await test.step("the demo's own page shows codes to this browser, as it does to customers", async () => {
    await page.goto(`${server.origin}/demo`);
    await expect(page.getByText(FIXED).first()).toBeVisible();
    await till.open();
    await till.expectScanning();
  });

  await test.step("it redeems without one what another till redeems too", async () => {
    await server.stop();
    for (const { text, title } of [taken, { text: FIXED, title: FIXED_TITLE }]) {
      await till.typeCode(text);
      await till.redeem(title);
    }
    await secondTill.typeCode(taken.text);
    await secondTill.redeem(taken.title);
    await page.goto("about:blank");
    await server.start();
    await secondTill.openToday();
    await expect(secondTill.listed(taken.title)).toContainText("Confirmed by the server", { timeout: 60_000 });
    await dispatchSync(page, server.origin);
    await till.open();
    await till.expectScanning();
    await till.openToday();
    await expect(till.listed(taken.title)).toContainText("Conflict", { timeout: 60_000 });
    await expect(till.listed(FIXED_TITLE)).toContainText("Confirmed by the server", { timeout: 60_000 });
  });

  await test.step("it is opened anew without its server, and something waits", async () => {
    await server.stop();
    await page.reload();
    await page.getByRole("button", { name: "Back to the camera" }).click();
    await till.typeCode(waiting.text);
    await till.redeem(waiting.title);
    await expect(till.statusLine).toContainText("1 waits");
    await page.getByRole("button", { name: "Type a code" }).click();
    await page.getByLabel("Code", { exact: true }).fill(waiting.text);
    await page.reload();
    await till.expectScanning();
  });

  await test.step("nothing of its site's holds any code", async () => {
    const kept = await everythingPersisted(page);
    for (const place of ["outbox", "history", "blobs", "cache"]) expect(kept.some(({ where }) => where.includes(place))).toBe(true);
    expect(findCodes(CODES, kept)).toEqual([]);
  });

  await test.step("nor does any file of the browser's", async () => {
    await browser.close();
    expect(findCodes(CODES, await filesUnder(profile.folder))).toEqual([]);
  });

  await test.step("one that is planted is found, wherever it is", async () => {
    const again = await profile.open();
    const site = new TillScreen(again.page, server.origin);
    await site.open();
    await plant(again.page, { name: TILL_DB_NAME, code: FIXED });
    const places = findCodes(CODES, await everythingPersisted(again.page));
    expect(places).toEqual(["singles", "cache planted", "localStorage"].map((place) => expect.stringContaining(place)));
    await again.close();
    expect(findCodes(CODES, await filesUnder(profile.folder))).not.toEqual([]);
  });
});

/** As UTF-16 within bytes, in a cached answer, and as text. */
function plant(page: Page, what: { readonly name: string; readonly code: string }): Promise<void> {
  return page.evaluate(async ({ name, code }) => {
    const utf16 = new Uint16Array(Array.from(` ${code}`, (letter) => letter.charCodeAt(0)));
    await new Promise<void>((resolve, reject) => {
      const opened = indexedDB.open(name);
      opened.onerror = () => reject(opened.error ?? new Error("IndexedDB"));
      opened.onsuccess = () => {
        const transaction = opened.result.transaction("singles", "readwrite");
        transaction.objectStore("singles").put({ deep: [1, utf16] }, "a planted one");
        transaction.oncomplete = () => resolve(opened.result.close());
      };
    });
    await (await caches.open("planted")).put("/planted", new Response(`before ${code} after`));
    localStorage.setItem("planted", code);
  }, what);
}
