import type { Page } from "@playwright/test";
import type { AdminScreen } from "../e2e/support/admin-screen";

/** A coupon's form as it is opened, with what is to be mended, and over a coupon that is there; and the page that it makes. */
export async function shootForm(admin: AdminScreen, shoot: (screen: string) => Promise<void>): Promise<void> {
  const { page } = admin;
  await admin.open("/coupons/FLATWHITE/edit");
  await formIsDrawn(page);
  await shoot("admin-coupon-form");
  await admin.open("/coupons/FLATWHITE");
  await page.getByText("Days are those of").waitFor();
  await admin.press("Preview");
  await page.getByRole("dialog").getByRole("img", { name: /to be scanned$/ }).first().waitFor();
  await shoot("admin-preview");
  await admin.open("/coupons/new");
  await formIsDrawn(page);
  await shoot("admin-new-coupon");
  await page.getByLabel("Coupon name").fill("Autumn soup");
  await page.getByLabel("Coupon ID").fill("SOUP 26");
  await admin.press("Create");
  await page.getByText("Use English letters and digits only.").waitFor();
  await shoot("admin-coupon-to-mend");
  await admin.press("Cancel");
  await page.getByRole("dialog").getByRole("button", { name: "Leave and discard" }).click();
}

/** With the page that it makes, which on a phone is there, out of sight. */
async function formIsDrawn(page: Page): Promise<void> {
  await page.getByLabel("Coupon name").waitFor();
  await page.locator("svg[data-type]").first().waitFor({ state: "attached" });
}
