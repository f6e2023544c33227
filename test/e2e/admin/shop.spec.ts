import { pngOf } from "../../builders/images";
import { settingsAtDesk } from "../../../src/contract/messages/settings";
import { expect, test } from "../support/admin-test";
import { said } from "../support/said";

test("[R63] a store's name, time zone and PIN are changed and stay; the log has who did what, with before and after", async ({ admin }) => {
  const { page } = admin;
  await admin.openSection("Stores");
  await admin.press("Add a store");
  await page.getByLabel("Name", { exact: true }).fill("Harbour hut");
  await admin.chooseZone("Azores");
  await admin.press("Add store");
  await expect(admin.row("Harbour hut")).toContainText("Atlantic/Azores");
  await admin.press("Edit Harbour hut");
  await page.getByLabel("Name", { exact: true }).fill("Harbour house");
  await admin.chooseZone("Madeira");
  await admin.press("Save");
  await expect(admin.toast("Harbour house was changed.")).toBeVisible();
  await admin.press("PIN of Harbour house");
  await page.getByLabel("PIN", { exact: true }).fill("12");
  await admin.press("Set PIN");
  await expect(page.getByText("A PIN is 4 to 8 digits.")).toBeVisible();
  await page.getByLabel("PIN", { exact: true }).fill("80217");
  await admin.press("Set PIN");
  await expect(admin.toast("The PIN of Harbour house is set.")).toBeVisible();
  await page.reload();
  for (const words of ["Atlantic/Madeira", "PIN for customers’ phones is set"]) await expect(admin.row("Harbour house")).toContainText(words);

  await admin.openSection("Audit log");
  const changed = admin.row("changed the store Harbour house");
  for (const words of ["Demo owner", "NameHarbour hut → Harbour house", "Time zoneAtlantic/Azores → Atlantic/Madeira", "Chrome on "]) await expect(changed).toContainText(words);
  await expect(changed).toContainText(/today \d\d:\d\d$/);
  await expect(admin.row("changed the PIN of Harbour house")).toContainText("Demo owner");
  await expect(page.getByText("80217")).toHaveCount(0);
});

test("somebody at the tills gets another name and role, and is off the list once they have left", async ({ admin }) => {
  const { page } = admin;
  await admin.openSection("People");
  await admin.press("Add somebody");
  await page.getByLabel("Name", { exact: true }).fill("Ilka");
  await page.getByLabel("PIN", { exact: true }).fill("4711");
  await admin.press("Add");
  await admin.press("Edit Ilka");
  await page.getByLabel("Name", { exact: true }).fill("Ilka B.");
  await page.getByRole("radio", { name: "Supervisor" }).tap();
  await admin.press("Save");
  await expect(admin.toast("Ilka B. was changed.")).toBeVisible();
  await page.reload();
  const here = page.getByRole("list", { name: "At the tills" }).getByRole("listitem").filter({ hasText: "Ilka B." });
  await expect(here).toContainText("Supervisor");
  await admin.press("Ilka B. has left");
  await admin.press("Take them off all tills");
  await expect(here).toHaveCount(0);
  await page.reload();
  await page.getByText(/^Left \(\d+\)$/).tap();
  await expect(page.getByRole("list", { name: "Left" }).getByRole("listitem").filter({ hasText: "Ilka B." })).toBeVisible();
  await expect(here).toHaveCount(0);
});

test("[R74] the shop's settings are changed and stay, and new coupons begin with what it has chosen", async ({ admin, server }) => {
  const { page } = admin;
  const now = async () => settingsAtDesk.parse(await (await page.request.get(`${server.origin}/api/settings`)).json());
  const before = await now();
  await admin.openSection("Settings");
  await page.getByRole("radio", { name: "It is redeemed at once" }).tap();
  await page.getByLabel("Undo for").fill("7");
  await page.getByLabel("Lock after").fill("12");
  await page.getByLabel("Redeem without a network for").fill("1000");
  await admin.press("Save");
  await expect(page.getByRole("alert").filter({ hasText: "One setting needs another look." })).toBeVisible();
  await page.getByLabel("Redeem without a network for").fill("36");
  await page.getByLabel("On the page, once it is redeemed").fill("Enjoy it!");
  await page.getByLabel("When all codes are distributed").fill("All gone, sorry.");
  await page.getByLabel("Colour", { exact: true }).fill("#0a5c36");
  await page.getByLabel("Logo", { exact: true }).and(page.locator("input")).setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(pngOf(64, 64)) });
  await expect(page.getByRole("button", { name: "Replace: logo" })).toBeVisible();
  await admin.press("Save");
  await expect(admin.toast("The settings were changed.")).toBeVisible();
  await admin.press("Edit the shop’s name and time zone");
  await page.getByLabel("Name", { exact: true }).fill("Crumb & Co");
  await admin.chooseZone("Madeira");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).tap();
  await expect(admin.toast("The shop is called Crumb & Co now.")).toBeVisible();
  try {
    await page.reload();
    await expect(page.getByRole("radio", { name: "It is redeemed at once" })).toBeChecked();
    for (const [label, value] of [["Undo for", "7"], ["Lock after", "12"], ["Redeem without a network for", "36"], ["On the page, once it is redeemed", "Enjoy it!"], ["When all codes are distributed", "All gone, sorry."]] as const) {
      await expect(page.getByLabel(label)).toHaveValue(value);
    }
    await expect(page.getByLabel("Colour", { exact: true })).toHaveValue("#0a5c36");
    await expect(page.getByRole("button", { name: "Replace: logo" })).toBeVisible();
    await expect(page.getByRole("region", { name: "The shop" })).toContainText("Crumb & CoAtlantic/Madeira");

    await admin.open("/coupons/new");
    await expect(page.getByLabel("On the page, once it is redeemed")).toHaveValue("Enjoy it!");
    await expect(page.getByLabel("Colour", { exact: true })).toHaveValue("#0a5c36");
    await expect(page.getByRole("button", { name: "Replace: logo" })).toBeVisible();
  } finally {
    await said(page, "editShop", before.shop);
    await said(page, "editSettings", { settings: before.settings, basedOn: (await now()).version });
  }
});
