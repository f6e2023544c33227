import type { AdminScreen } from "../e2e/support/admin-screen";

/** A receiver that is added, and what became of a first message to it: nobody is there. */
export async function shootWebhooks(admin: AdminScreen, shoot: (screen: string) => Promise<void>): Promise<void> {
  const { page } = admin;
  await admin.open("/settings/webhooks");
  await admin.press("Add a webhook");
  await page.getByLabel("Address").fill("https://hooks.example/coupons");
  await shoot("admin-add-webhook");
  await admin.press("Add webhook");
  await admin.press("Done");
  await page.getByRole("list", { name: "Webhooks" }).waitFor();
  await shoot("admin-webhooks");
  await page.getByRole("link", { name: "hooks.example" }).last().click();
  await admin.press("Send a test");
  await page.getByRole("list", { name: "Messages" }).getByRole("listitem").first().waitFor();
  await shoot("admin-webhook");
}
