import { contactAtDesk } from "../../../src/contract/messages/contacts";
import { expect, test } from "../support/admin-test";
import { claimAsAutomation } from "../support/claim-as-automation";
import { couponNow, createCoupon } from "../support/said";
import { wireTillAt } from "../support/wire-till";

const NUMBER = "+351 912 345 678";
/** Who redeems a coupon has seen it. */
const TAGS = ["quince-got", "quince-seen", "quince-eaten", "jam-got"];

test("[R76, R77] a contact is found with the tags and coupons of what they did, handed over as a file, and erased for good", async ({ admin }) => {
  const { page } = admin;
  await createCoupon(page, "QUINCE", "Quince tart", { source: { kind: "fixed", amount: 5 }, counts: "claim", tags: { claimed: "quince-got", opened: "quince-seen", redeemed: "quince-eaten" } });
  await createCoupon(page, "QUINCEJAM", "Quince jam", { tags: { claimed: "jam-got", opened: "", redeemed: "" } });
  const till = await wireTillAt(page, "Quince Square", "Quince till");
  const contact = { channel: "whatsapp", externalId: NUMBER, name: "Benedita Quince", locale: "pt-PT" } as const;
  const { claimId, contactId } = await claimAsAutomation(page, "QUINCE", contact);
  await claimAsAutomation(page, "QUINCEJAM", contact);
  await till.redeem("QUINCE", "", { shown: { kind: "claim", claimId } });

  await admin.openSection("Contacts");
  await page.getByRole("searchbox", { name: "Search a name or a number" }).fill("912 345");
  await expect(admin.row("Benedita Quince")).toContainText("2 coupons");
  await page.getByRole("link", { name: "Benedita Quince" }).tap();
  await expect(admin.heading("Benedita Quince")).toBeVisible();
  await expect(page.getByRole("region", { name: "Who it is" })).toContainText(`WhatsApp${NUMBER}Language: pt-PT`);
  await expect(page.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(TAGS);
  const claimed = page.getByRole("list", { name: "Claimed coupons" }).getByRole("listitem");
  await expect(claimed.filter({ hasText: "Quince tart" })).toContainText(/Redeemed today \d\d:\d\d at Quince Square/);
  await expect(claimed.filter({ hasText: "Quince jam" })).not.toContainText("Redeemed");

  const { name, text } = await admin.save(page.getByRole("button", { name: "Save as JSON" }));
  expect(name).toBe(`contact-${contactId}.json`);
  const held = contactAtDesk.parse(JSON.parse(text));
  expect(held).toMatchObject({ ...contact, tags: TAGS });
  expect(held.claims.map(({ couponId, state }) => `${couponId} ${state}`).sort()).toEqual(["QUINCE redeemed", "QUINCEJAM claimed"]);

  await page.getByRole("link", { name: "quince-eaten" }).tap();
  await expect(page.getByRole("list", { name: "Contacts" }).getByRole("listitem")).toHaveText([/Benedita Quince/]);
  await page.getByRole("link", { name: "Benedita Quince" }).tap();
  await admin.press("Erase who this is");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("This cannot be undone.");
  await dialog.getByRole("button", { name: "Erase for good" }).tap();
  await expect(dialog.getByText("Type the word erase.")).toBeVisible();
  await dialog.getByLabel("Type erase to confirm").fill("erase");
  await dialog.getByRole("button", { name: "Erase for good" }).tap();
  await expect(admin.toast("Nothing says any more who this contact was.")).toBeVisible();
  await page.reload();
  await expect(admin.heading("Erased contact")).toBeVisible();
  for (const word of ["Benedita", NUMBER, "quince-eaten"]) await expect(page.getByText(word)).toHaveCount(0);
  await expect(claimed.filter({ hasText: "Quince tart" })).toContainText("Redeemed");
  await page.getByRole("link", { name: "All contacts" }).tap();
  await page.getByRole("searchbox", { name: "Search a name or a number" }).fill("912 345");
  await expect(page.getByText("Nobody fits")).toBeVisible();
  expect(await couponNow(page, "QUINCE")).toMatchObject({ claimed: 1, redeemed: 1 });
});
