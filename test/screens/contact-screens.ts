import type { AdminScreen } from "../e2e/support/admin-screen";
import { claimAsAutomation } from "../e2e/support/claim-as-automation";

/** Whoever was handed a coupon, and one of them. */
export async function shootContacts(admin: AdminScreen, shoot: (screen: string) => Promise<void>): Promise<void> {
  for (const [couponId, name] of [["BEANS", "مريم"], ["BAGEL", "Ben"], ["BEANS", "Ana"]] as const) {
    await claimAsAutomation(admin.page, couponId, { channel: "whatsapp", externalId: `+351 ${Date.now()}`, name });
  }
  await admin.open("/contacts");
  await admin.row("Ana").first().waitFor();
  await shoot("admin-contacts");
  await admin.row("Ana").first().getByRole("link").click();
  await admin.heading("Ana").waitFor();
  await shoot("admin-contact");
}
