import { expect, test } from "../support/admin-test";
import { claimAsAutomation } from "../support/claim-as-automation";
import { couponNow, createCoupon } from "../support/said";
import { wireTillAt } from "../support/wire-till";

const DAY_MS = 24 * 60 * 60 * 1000;

test("a coupon is duplicated from the list's menu: all its fields are there, its id and code are asked for anew", async ({ admin }) => {
  const { page } = admin;
  const fields = { termsText: "One each.\nNot on Sundays.", registerText: "Key in discount 12", tags: { claimed: "eclair", opened: "", redeemed: "" } };
  await createCoupon(page, "ECLAIR", "Eclair for two", { ...fields, name: "Eclairs in May", period: { startMs: null, endMs: Date.now() + 40 * DAY_MS } });
  await admin.openSection("Coupons");
  await page.getByRole("searchbox", { name: "Search" }).fill("eclair");
  await admin.press("More for Eclair for two");
  await page.getByRole("menuitem", { name: "Duplicate" }).tap();
  await expect(admin.heading("Duplicate coupon")).toBeVisible();
  await expect(page.getByLabel("Coupon name")).toHaveValue("Eclairs in May (copy)");
  await admin.press("Create");
  await expect(page.getByRole("alert").filter({ hasText: "2 fields need another look." })).toBeVisible();
  await page.getByLabel("Coupon ID").fill("ECLAIR");
  await page.getByLabel("Code", { exact: true }).fill("ECLAIR-JUNE");
  await admin.press("Create");
  await expect(page.getByText("Another coupon has this ID. Choose another.")).toBeVisible();
  await page.getByLabel("Coupon ID").fill("ECLAIRJUNE");
  await admin.press("Create");
  await expect(admin.toast("Eclair for two was created.")).toBeVisible();

  const [first, second] = [await couponNow(page, "ECLAIR"), await couponNow(page, "ECLAIRJUNE")];
  expect(second.coupon).toEqual({ ...first.coupon, couponId: "ECLAIRJUNE", name: "Eclairs in May (copy)" });
  expect(second).toMatchObject({ coupon: fields, status: "active", codes: { code: "ECLAIR-JUNE" } });
});

test("the list says how each coupon stands, is narrowed and ordered, and is saved as a file that holds no formula", async ({ admin }) => {
  const { page } = admin;
  const formula = '=HYPERLINK("https://evil.example","Ladder")';
  await createCoupon(page, "LADDER3", "Ladder of tarts", { name: formula, source: { kind: "fixed", amount: 3 }, counts: "claim" });
  await createCoupon(page, "LADDER1", "Ladder of one pie", { source: { kind: "fixed", amount: 1 }, counts: "claim" });
  await createCoupon(page, "LADDER0", "Ladder to come", { period: { startMs: Date.now() + DAY_MS, endMs: null } });
  const till = await wireTillAt(page, "Ladder Lane", "Ladder till");
  for (const [couponId, externalId] of [["LADDER3", "+351 911 000 001"], ["LADDER3", "+351 911 000 002"], ["LADDER1", "+351 911 000 001"]] as const) {
    const { claimId } = await claimAsAutomation(page, couponId, { channel: "whatsapp", externalId });
    if (externalId.endsWith("2")) await till.redeem(couponId, "", { shown: { kind: "claim", claimId } });
  }

  await admin.openSection("Coupons");
  await page.getByRole("searchbox", { name: "Search" }).fill("ladder");
  const titles = page.getByRole("list", { name: "Coupons" }).getByRole("link");
  await expect(titles).toHaveText(["Ladder to come", "Ladder of one pie", "Ladder of tarts"]);
  await expect(page.getByRole("status").getByText("3 coupons")).toBeVisible();
  for (const words of ["Active", "no end", "Can be claimed", "2 of 3 claimed", "1 redeemed", "QR code", "one code"]) await expect(admin.row("Ladder of tarts")).toContainText(words);
  for (const words of ["All distributed", "1 of 1 claimed", "0 redeemed"]) await expect(admin.row("Ladder of one pie")).toContainText(words);
  for (const words of ["Scheduled", "from tomorrow", "Closed"]) await expect(admin.row("Ladder to come")).toContainText(words);

  await page.getByLabel("Order").selectOption({ label: "Oldest first" });
  await expect(titles).toHaveText(["Ladder of tarts", "Ladder of one pie", "Ladder to come"]);
  await page.getByLabel("Status").selectOption({ label: "Active" });
  await expect(titles).toHaveText(["Ladder of tarts", "Ladder of one pie"]);
  await page.getByLabel("Claiming").selectOption({ label: "All distributed" });
  await expect(titles).toHaveText(["Ladder of one pie"]);
  await page.reload();
  await expect(titles).toHaveText(["Ladder of one pie"]);

  const { name, text } = await admin.save(page.getByRole("link", { name: "CSV export" }));
  expect(name).toMatch(/^coupons-\d{4}-\d\d-\d\d\.csv$/);
  const rows = text.split("\r\n");
  expect(rows[0]).toContain("Coupon ID,Name,Title,Status,Claiming");
  expect(rows.find((row) => row.startsWith("LADDER3,"))).toContain(`LADDER3,"'=HYPERLINK(""https://evil.example"",""Ladder"")",Ladder of tarts,active,available,qr,fixed,,,3,2,1,`);
  expect(rows.find((row) => row.startsWith("LADDER1,"))).toContain(",active,all-distributed,qr,fixed,,,1,1,0,");
});
