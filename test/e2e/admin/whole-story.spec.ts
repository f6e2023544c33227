import { DEMO_STAFF, DEMO_TILL_STORE } from "../../../server/demo/demo-shop";
import { expect, pageOfItsOwn, PHONE, test } from "../support/admin-test";
import { claimAsAutomation } from "../support/claim-as-automation";
import { TillScreen } from "../support/till-screen";

const TITLE = "Waffle with cream";
const CODES = Array.from({ length: 10_000 }, (_, index) => `WAFFLE-${String(index + 1).padStart(5, "0")}`);

test("a coupon is made, filled from a file, claimed, shown to a camera, redeemed, and found redeemed on its own page", async ({ admin, browser, server, camera }) => {
  test.setTimeout(240_000);
  const { page } = admin;

  await test.step("a manager makes it on a tablet, and adds 10,000 codes from a file", async () => {
    await admin.openSection("Coupons");
    await page.getByRole("button", { name: "Create coupon" }).tap();
    await page.getByLabel("Coupon name").fill("Waffles in autumn");
    await page.getByLabel("Coupon ID").fill("WAFFLE");
    await page.getByLabel("Title").fill(TITLE);
    await page.getByRole("radio", { name: /^A list of codes/ }).tap();
    await page.getByRole("button", { name: "Create", exact: true }).tap();
    await expect(admin.toast(`${TITLE} was created.`)).toBeVisible();
    await page.getByLabel("File of codes").setInputFiles({ name: "waffles.csv", mimeType: "text/csv", buffer: Buffer.from(["code", ...CODES].join("\n")) });
    await expect(page.getByText("10,000 codes added")).toBeVisible();
  });

  const phone = await pageOfItsOwn(browser, PHONE);
  const code = await test.step("an automation hands it out, and the customer's page shows a code of the file", async () => {
    const { link } = await claimAsAutomation(page, "WAFFLE", { channel: "whatsapp", externalId: "+351 910 000 000", name: "Rosa" });
    await phone.goto(link);
    await expect(phone.getByRole("heading", { level: 2, name: TITLE })).toBeVisible();
    await expect(phone.getByRole("img", { name: "QR code to be scanned" })).toBeVisible();
    const shown = (await phone.locator("main").innerText()).replaceAll(/\s/g, "");
    const ours = CODES.filter((one) => shown.includes(one));
    expect(ours).toHaveLength(1);
    return ours[0] ?? "";
  });

  await test.step("a till sees it through its camera and redeems it, and the customer's page turns", async () => {
    const till = new TillScreen(await pageOfItsOwn(browser), server.origin);
    await camera.showNothing();
    await till.prepare(server.enrolmentCode(), "Counter");
    await camera.show({ type: "qr", text: code }, 3);
    await till.reopenCamera();
    await till.redeem(TITLE);
    await expect(phone.getByText(`Redeemed at ${DEMO_TILL_STORE}, today`)).toBeVisible();
    await till.page.context().close();
    await phone.context().close();
  });

  await test.step("the coupon's own page says of the code who has it, where it was redeemed and by whom", async () => {
    await admin.openSection("Coupons");
    await page.getByRole("link", { name: TITLE }).tap();
    await expect(page.getByRole("region", { name: "How it stands" })).toContainText("1 of 10,000");
    await page.getByLabel("Shown").selectOption({ label: "Redeemed" });
    const rows = page.getByRole("region", { name: "Codes" }).getByRole("row");
    const row = rows.filter({ hasText: code });
    await expect(row).toContainText("Rosa");
    await expect(row).toContainText(`${DEMO_TILL_STORE}, by ${DEMO_STAFF[0].name} on Counter`);
    await expect(rows, "its heading and this one").toHaveCount(2);
  });
});
