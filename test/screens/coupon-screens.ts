import type { AdminScreen } from "../e2e/support/admin-screen";

const LINES = ["code", "ESP-7F2K", "ESP-0001", "ESP-7F2K", "Crème-1"];

/** One coupon's own pages, with what tills have made of it. */
export async function shootCoupon(admin: AdminScreen, shoot: (screen: string) => Promise<void>): Promise<void> {
  const { page } = admin;
  await admin.open("/coupons/MUFFIN");
  await page.getByRole("row").filter({ hasText: "Redeemed" }).first().waitFor();
  await page.getByText("Days are those of").waitFor();
  await shoot("admin-coupon");
  await page.getByRole("region", { name: "Codes" }).evaluate((codes) => codes.scrollIntoView());
  await shoot("admin-codes");
  await page.getByRole("row").filter({ hasText: "Riverside" }).getByRole("button").first().click();
  await page.getByText("Added to the coupon").waitFor();
  await shoot("admin-code-history");
  await admin.open("/coupons/ESPRESSO/add-codes");
  await page.getByLabel("File of codes").setInputFiles({ name: "spring.csv", mimeType: "text/csv", buffer: Buffer.from(LINES.join("\n")) });
  await page.getByText("Nothing was added").waitFor();
  await shoot("admin-add-codes");
  await admin.open("/coupons/ESPRESSO/print");
  await page.getByRole("img").first().waitFor();
  await shoot("admin-print-codes");
  await admin.open("/coupons/CAKE/poster");
  await page.getByRole("img", { name: "QR code to be scanned" }).waitFor();
  await shoot("admin-poster");
}
