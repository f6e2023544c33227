import type { Page } from "@playwright/test";
import { draftOf, couponOf, fixedTerms, listTerms } from "../../builders/coupons";
import type { CouponId } from "../../../src/domain/coupon/coupon-id";
import { claimAsAutomation } from "../support/claim-as-automation";
import { expect, pageOfItsOwn, TABLET, test } from "../support/admin-test";
import { said } from "../support/said";
import { TillScreen } from "../support/till-screen";
import { wireTill } from "../support/wire-till";

/** Would run as markup; with what may stand in a till's own name, of 60 characters at most. */
const MARKUP = "<img src=x onerror='window.__pwned=1'>";
const PHONE = { width: 360, height: 740 };
const TITLE = `${MARKUP} title`;

test("what members and tills call things is text on every page of the admin, and runs nowhere", async ({ admin, browser, server }) => {
  // It walks through every page.
  test.setTimeout(300_000);
  const { page } = admin;
  await said(page, "renameMe", { name: `${MARKUP} me` });
  await said(page, "editShop", { name: `${MARKUP} shop`, timeZone: "Europe/Lisbon" });
  const store = (await said(page, "addStore", { name: `${MARKUP} store`, timeZone: "Europe/Lisbon" })) as { id: string };
  await said(page, "addStaff", { name: `${MARKUP} staff`, role: "cashier", pin: "4711" });
  await said(page, "invite", { role: "viewer", note: `${MARKUP} note` });
  const terms = fixedTerms({ couponId: "NAMES" as CouponId, title: TITLE, offline: "allow" });
  await said(page, "createCoupon", { coupon: draftOf(couponOf(terms, { name: MARKUP })), code: MARKUP });
  const { code } = (await said(page, "makeEnrolmentCode", { storeId: store.id, deviceName: "" })) as { code: string };
  const another = (await said(page, "makeEnrolmentCode", { storeId: store.id, deviceName: "" })) as { code: string };
  await (await wireTill(server.origin, another.code, `${MARKUP} wire`)).redeem("NAMES", `${MARKUP} code`, { receipt: `${MARKUP} receipt` });

  const { contactId } = await claimAsAutomation(page, "BEANS", { channel: "other", externalId: `${MARKUP} number`, name: `${MARKUP} contact` });

  const device = await pageOfItsOwn(browser);
  const till = new TillScreen(device, server.origin);
  await till.open();
  await till.enrol(code, `${MARKUP} till`);
  await isText(device, `${MARKUP} staff`);
  await device.context().close();

  const pages = { "/coupons": "title", "/coupons/NAMES/edit": "title", "/stores": "store", "/tills": "till", "/people/staff": "staff", "/people/members": "note", "/settings": "shop", "/audit-log": "store", "/account": "me", "/more": "me" };
  for (const [path, word] of Object.entries(pages)) {
    await test.step(path, async () => {
      await admin.open(path);
      await isText(page, `${MARKUP} ${word}`);
    });
  }
  for (const path of ["/contacts", `/contacts/${contactId}`]) {
    await admin.open(path);
    await isText(page, `${MARKUP} contact`);
    await isText(page, `${MARKUP} number`);
  }
  await admin.press("Erase who this is");
  await isText(page, `Erase who ${MARKUP} contact is?`);
  await admin.open("/audit-log");
  await isText(page, TITLE);
  for (const path of ["/coupons/NAMES", "/coupons/NAMES/print"]) {
    await admin.open(path);
    await isText(page, TITLE);
  }
  await said(page, "createCoupon", { coupon: draftOf(couponOf(listTerms({ couponId: "HOSTILELIST" as CouponId, title: TITLE }))), code: null });
  await admin.open("/coupons/HOSTILELIST/add-codes");
  const codes = page.getByLabel("File of codes");
  await codes.setInputFiles({ name: `${MARKUP}.csv`, mimeType: "text/csv", buffer: Buffer.from(`code\n${MARKUP}\n${MARKUP}`) });
  await expect(page.getByRole("row", { name: "Row 2 has this code already" })).toContainText(MARKUP);
  await isText(page, `in ${MARKUP}.csv`);
  await codes.setInputFiles({ name: "formulas.csv", mimeType: "text/csv", buffer: Buffer.from('code\n"=HYPERLINK(""x"")"\n"=HYPERLINK(""x"")"') });
  const rows = await admin.save(page.getByRole("button", { name: "Save these rows as CSV" }));
  expect(rows.text).toContain(`3,"'=HYPERLINK(""x"")",`);
  await codes.setInputFiles({ name: "codes.csv", mimeType: "text/csv", buffer: Buffer.from(`code\n${MARKUP} once\n`) });
  await expect(page.getByText("1 code added")).toBeVisible();
  await admin.open("/coupons/HOSTILELIST");
  await page.getByRole("table").getByRole("button", { name: `${MARKUP} once` }).tap();
  await expect(page.getByText("Added to the coupon")).toBeVisible();
  await isText(page, TITLE);
  await admin.open("/conflicts");
  for (const word of ["title", "wire", "code", "receipt"]) await isText(page, `${MARKUP} ${word}`);
  await page.getByRole("listitem", { name: TITLE }).getByRole("button", { name: "Undo it" }).tap();
  await expect(page.getByRole("dialog").getByText(`${MARKUP} wire`)).toBeVisible();
  await isText(page, `${MARKUP} wire`);
  await admin.open("/tills");
  await admin.press(`Take ${MARKUP} till out of use`);
  await expect(page.getByRole("dialog").getByText(`${MARKUP} till`)).toBeVisible();
  await isText(page, `${MARKUP} till`);
  await said(page, "renameMe", { name: "Demo owner" });
  await said(page, "editShop", { name: "Demo shop", timeZone: "Europe/Lisbon" });
});

test("a customer's hostile name and number are text wherever they stand, and turn or push nothing aside", async ({ admin }) => {
  const { page } = admin;
  const name = `${MARKUP} \u202eeman ${"n".repeat(70)}`;
  const externalId = `${MARKUP} \u202erebmun ${"9".repeat(120)}`;
  const { contactId } = await claimAsAutomation(page, "BEANS", { channel: "other", externalId, name });
  const { contactId: nameless } = await claimAsAutomation(page, "BEANS", { channel: "messenger", externalId });
  for (const viewport of [TABLET.viewport, PHONE]) {
    await page.setViewportSize(viewport);
    for (const [path, shown] of [
      ["/contacts", name],
      [`/contacts/${contactId}`, name],
      [`/contacts/${nameless}`, externalId],
      ["/coupons/BEANS", name],
    ] as const) {
      await test.step(`${path}, ${viewport.width} pixels wide`, async () => {
        await admin.open(path);
        await isText(page, shown);
        await turnsNothing(page);
      });
    }
    await page.getByRole("row").filter({ hasText: MARKUP }).filter({ hasText: "nnnnn" }).getByRole("button").tap();
    await expect(page.getByRole("list", { name: "What happened" })).toContainText(externalId);
    await isText(page, name);
    await turnsNothing(page);
  }
});

/** What turns the direction of a text ends with the line or with its own isolation; nothing is wider than the page. */
async function turnsNothing(page: Page): Promise<void> {
  const { turned, overflowing } = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const turned: string[] = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const whole = text.textContent ?? "";
      let around = text.parentElement;
      while (around !== null && around.tagName !== "BDI" && getComputedStyle(around).display === "inline") around = around.parentElement;
      if (/[\u202a-\u202e]/.test(whole) && around?.textContent !== whole) turned.push(whole);
    }
    return { turned, overflowing: document.documentElement.scrollWidth > innerWidth };
  });
  expect(turned).toEqual([]);
  expect(overflowing).toBe(false);
  expect(await page.title()).not.toMatch(/[\u202a-\u202e]/);
}

async function isText(page: Page, text: string): Promise<void> {
  await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator("img[src=x], [onerror]")).toHaveCount(0);
  expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
}
