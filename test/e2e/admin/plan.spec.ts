import { expect, pageOfItsOwn, PHONE, test } from "../support/admin-test";
import { changeBeside } from "../support/change-beside";
import { claimAsAutomation } from "../support/claim-as-automation";
import { answered, couponNow, createCoupon } from "../support/said";
import { wireTillAt } from "../support/wire-till";

test("[R34] a shop below premium is told what coupons are and how to get them; those that are out go on, and with premium all is as before", async ({ admin, browser, server }) => {
  const { page } = admin;
  await createCoupon(page, "STROOP", "Stroopwafel", { source: { kind: "fixed", amount: 5 }, counts: "claim" });
  const { claimId, link } = await claimAsAutomation(page, "STROOP", { channel: "messenger", externalId: "stroop-1", name: "Femke" });
  const till = await wireTillAt(page, "Plan Street", "Plan till");
  const { coupon, version } = await couponNow(page, "STROOP");
  const isOnPlan = (plan: string) => changeBeside(server, "update workspaces set plan = ?", plan);
  const notice = page.getByText("Coupons need the premium plan");
  isOnPlan("pro");
  try {
    await test.step("the pages say so, and show what there is", async () => {
      await admin.open("/coupons?search=stroop");
      await expect(notice).toBeVisible();
      await expect(page.getByText(/customers get an offer by WhatsApp.*Ask the owner of the shop to move to the premium plan/)).toBeVisible();
      await expect(page.getByRole("button", { name: "Create coupon" })).toHaveCount(0);
      await expect(admin.row("Stroopwafel")).toContainText("1 of 5 claimed");
      await admin.press("More for Stroopwafel");
      await page.getByRole("menuitem", { name: "Edit" }).tap();
      await expect(notice).toBeVisible();
      await expect(page.getByLabel("Title")).toHaveCount(0);
    });

    await test.step("the server refuses, with the reason", async () => {
      const refused = { status: 403, answer: { problem: "plan", message: "Coupons need the premium plan. Ask the owner of the shop to change it." } };
      expect(await answered(page, "createCoupon", { coupon: { ...coupon, couponId: "STROOP2" }, code: "STROOP2" })).toMatchObject(refused);
      expect(await answered(page, "editCoupon", { coupon: { ...coupon, title: "Two stroopwafels" }, basedOn: version }, { couponId: "STROOP" })).toMatchObject(refused);
      await expect(claimAsAutomation(page, "STROOP", { channel: "messenger", externalId: "stroop-2" })).rejects.toThrow("STROOP cannot be claimed: plan");
    });

    await test.step("a customer's page goes on, and a till redeems it", async () => {
      const phone = await pageOfItsOwn(browser, PHONE);
      await phone.goto(link);
      await expect(phone.getByRole("img", { name: "QR code to be scanned" }).first()).toBeVisible();
      await till.redeem("STROOP", "", { shown: { kind: "claim", claimId } });
      await expect(phone.getByText("Redeemed at Plan Street")).toBeVisible();
      await phone.context().close();
    });
  } finally {
    isOnPlan("premium");
  }

  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("Stroopwafel");
  await expect(notice).toHaveCount(0);
  await claimAsAutomation(page, "STROOP", { channel: "messenger", externalId: "stroop-2" });
  await admin.open("/coupons?search=stroop");
  await expect(admin.row("Stroopwafel")).toContainText("2 of 5 claimed");
  await expect(admin.row("Stroopwafel")).toContainText("1 redeemed");
});
