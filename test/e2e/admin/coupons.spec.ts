import type { Page } from "@playwright/test";
import { pngOf } from "../../builders/images";
import { expect, test } from "../support/admin-test";
import { hand } from "../support/hand-file";
import { couponNow, createCoupon } from "../support/said";

/** Goes on with Tab until a field or button of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const now = await page.evaluate(() => {
      const at = document.activeElement;
      const own = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.innerText : at?.textContent;
      return at?.getAttribute("aria-label") ?? own ?? "";
    });
    if (now.trim() === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

test("[R80] a coupon is created with the keyboard alone, after the form has said what is missing", async ({ admin }) => {
  const { page } = admin;
  await admin.open("/coupons");
  await tabTo(page, "Create coupon");
  await page.keyboard.press("Enter");
  await expect(admin.heading("Create coupon")).toBeVisible();
  await tabTo(page, "Coupon name");
  await page.keyboard.type("Autumn soup");
  await tabTo(page, "Create");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Coupon ID")).toBeFocused();
  await page.keyboard.type("SOUP2026");
  await tabTo(page, "Title");
  await page.keyboard.type("Soup of the day");
  await tabTo(page, "QR code");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "One fixed code");
  await tabTo(page, "Code");
  await page.keyboard.type("SOUP-26");
  await tabTo(page, "Code amount");
  await page.keyboard.type("300");
  await tabTo(page, "Store PIN");
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("Soup of the day");
  await tabTo(page, "Create");
  await page.keyboard.press("Enter");
  await expect(admin.toast("Soup of the day was created.")).toBeVisible();

  const made = await couponNow(page, "SOUP2026");
  expect(made).toMatchObject({ coupon: { name: "Autumn soup", codeType: "code128", source: { kind: "fixed", amount: 300 }, methods: ["staff-scan", "store-pin"] }, codes: { code: "SOUP-26" } });
});

test("[R80] a draft outlives its tab, and the preview shows each state of the page", async ({ admin }) => {
  const { page } = admin;
  await admin.open("/coupons/new");
  await page.getByLabel("Title").fill("Half a draft");
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto(new URL("/admin/coupons/new", page.url()).href);
  await expect(again.getByText(/^Draft from \d\d:\d\d$/)).toBeVisible();
  await again.getByRole("button", { name: "Go on with it" }).tap();
  await expect(again.getByLabel("Title")).toHaveValue("Half a draft");

  const preview = again.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: "Half a draft" })).toBeVisible();
  for (const [state, words] of [["Redeemed", "Redeemed. Thank you for your visit."], ["Expired", "This coupon has expired."], ["Not yet valid", "Its code appears here then."]] as const) {
    await preview.getByLabel("Preview: the page when").selectOption(state);
    await expect(preview.getByText(words)).toBeVisible();
  }
  await preview.getByLabel("Preview: the page when").selectOption("Revoked");
  await expect(preview.getByText("Half a draft")).toHaveCount(0);
});

test("[R49, R80] two managers edit one coupon: the second sees what the first has changed, and both stay", async ({ admin, newMember }) => {
  const bo = await newMember("Manager", "Bo");
  await createCoupon(admin.page, "MUFFINS", "Muffin for 1");
  for (const one of [admin, bo]) {
    await one.open("/coupons/MUFFINS/edit");
    await one.page.getByLabel("Title").waitFor();
  }
  await bo.page.getByLabel("Terms & conditions").fill("One muffin each.");
  await bo.press("Save");
  await expect(bo.toast("was changed.")).toBeVisible();
  await admin.page.getByLabel("Title").fill("Chocolate muffin for 1");
  await admin.press("Save");
  await expect(admin.page.getByText(/^Bo changed this coupon, today/)).toBeVisible();
  await expect(admin.page.getByRole("list", { name: "Changed meanwhile" })).toContainText("Theirs: One muffin each.");
  await expect(admin.page.getByLabel("Title")).toHaveValue("Chocolate muffin for 1");
  await admin.press("Save");
  await expect(admin.toast("Chocolate muffin for 1 was changed.")).toBeVisible();
  const { coupon } = await couponNow(admin.page, "MUFFINS");
  expect(coupon).toMatchObject({ title: "Chocolate muffin for 1", termsText: "One muffin each." });
});

test("[R47] a coupon is revoked from the list's menu, by who types its id", async ({ admin }) => {
  const { page } = admin;
  await createCoupon(page, "BAGELS", "Bagels for two");
  await admin.open("/coupons?search=bagels");
  await page.getByRole("button", { name: "More for Bagels for two" }).tap();
  await page.getByRole("menuitem", { name: "Revoke" }).tap();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Nobody has claimed it yet.");
  await dialog.getByLabel("Type BAGELS to confirm").fill("bagels");
  await dialog.getByRole("button", { name: "Revoke for good" }).tap();
  await expect(dialog.getByText("Type the coupon’s id, BAGELS, as it stands here.")).toBeVisible();
  await dialog.getByLabel("Type BAGELS to confirm").fill("BAGELS");
  await dialog.getByRole("button", { name: "Revoke for good" }).tap();
  await expect(admin.toast("Bagels for two is revoked.")).toBeVisible();
  await expect(admin.row("Bagels for two")).toContainText("Revoked");
  await page.getByRole("button", { name: "More for Bagels for two" }).tap();
  await expect(page.getByRole("menuitem", { name: /^Copy claim link/ })).toBeDisabled();
  await expect(page.getByRole("menuitem", { name: /^Copy claim link/ })).toContainText("nobody can claim it");
});

test("[R73, R80] a large photograph is made small enough for the coupon's page", async ({ admin }) => {
  const { page } = admin;
  await createCoupon(page, "PHOTO", "With a photo");
  await admin.open("/coupons/PHOTO/edit");
  const noise = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1_800, 900];
    const context = canvas.getContext("2d");
    const pixels = new ImageData(canvas.width, canvas.height);
    for (let at = 0; at < pixels.data.length; at += 65_536) crypto.getRandomValues(pixels.data.subarray(at, at + 65_536));
    context?.putImageData(pixels, 0, 0);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  const photo = Buffer.from(noise, "base64");
  expect(photo.length).toBeGreaterThan(1_000_000);
  await page.getByLabel("Banner", { exact: true }).and(page.locator("input")).setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: photo });
  await expect(page.getByRole("button", { name: "Replace: banner" })).toBeVisible();
  await admin.press("Save");
  await expect(admin.toast("was changed.")).toBeVisible();
  const { coupon } = await couponNow(page, "PHOTO");
  expect(coupon.page.bannerUrl).toMatch(/^\/i\/[0-9a-f]{64}$/);
});

test("[R73, R80] a picture dropped on its field is the coupon's", async ({ admin }) => {
  const { page } = admin;
  await createCoupon(page, "DROPPED", "With a logo");
  await admin.open("/coupons/DROPPED/edit");
  await hand(page.getByRole("button", { name: "Choose: logo" }), "drop", { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(pngOf(64, 64)) });
  await expect(page.getByRole("button", { name: "Replace: logo" })).toBeVisible();
  await admin.press("Save");
  await expect(admin.toast("was changed.")).toBeVisible();
  expect((await couponNow(page, "DROPPED")).coupon.page.logoUrl).toMatch(/^\/i\/[0-9a-f]{64}$/);
});
