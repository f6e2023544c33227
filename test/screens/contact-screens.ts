import type { AdminScreen } from "../e2e/support/admin-screen";

/** Whoever was handed a coupon, and one of them. */
export async function shootContacts(admin: AdminScreen, shoot: (screen: string) => Promise<void>): Promise<void> {
  await admin.open("/contacts");
  await admin.row("Ana").first().waitFor();
  await shoot("admin-contacts");
  await admin.row("Ana").first().getByRole("link").click();
  await admin.heading("Ana").waitFor();
  await shoot("admin-contact");
}
