import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
import { addTestCoupon } from "../../../../test/store/acceptance-shop";
import { clockOf } from "../../../domain/figures/days-in-zone";
import { sayDay } from "../plots/day-bars";
import type { Coupon } from "../../../domain/coupon/coupon";

async function changeBagel({ store }: Pick<Awaited<ReturnType<typeof showAdmin>>, "store">, changes: Partial<Coupon>): Promise<void> {
  const found = (await store.coupons(1)).find(({ coupon }) => coupon.couponId === "BAGEL");
  if (found === undefined) throw new Error("The shop has no bagels.");
  await store.replaceCoupon(1, { ...found.coupon, ...changes, version: found.coupon.version + 1 }, Date.now());
}

test("[R83] whoever sees a coupon sees its page as customers do, in each of its states", async () => {
  const { user, services, store, show } = await showAdmin("/admin/coupons/BAGEL");
  const { email } = await addTestMember(store, 1, "viewer", "Vera", Date.now());
  await services.api.call("signIn", { body: { email, password: TEST_PASSWORD } });
  show();
  const ways = await screen.findByRole("navigation", { name: "This coupon" });
  expect(within(ways).queryByRole("link", { name: "Edit" })).toBeNull();
  await user.click(within(ways).getByRole("button", { name: "Preview" }));
  const preview = within(await screen.findByRole("dialog", { name: "Preview" }));
  expect(preview.getByRole("heading", { name: "Bagel at half price" })).toBeDefined();
  expect(await preview.findByRole("img", { name: "Code 39 to be scanned" })).toBeDefined();
  await user.selectOptions(preview.getByLabelText("Preview: the page when"), "Redeemed");
  expect(preview.getByText("Redeemed. Thank you for your visit.")).toBeDefined();
  await user.click(preview.getByRole("button", { name: "Close" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
});

test("[R89] there is a poster only while customers can claim the coupon by themselves", async () => {
  const shown = await showAdmin("/admin/coupons/BAGEL/poster");
  await shown.signIn();
  shown.show();
  expect(await screen.findByText("Customers cannot claim it by themselves. Allow it in the coupon’s form, under “Claiming by oneself”.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
  expect(screen.queryByRole("img", { name: "QR code to be scanned" })).toBeNull();

  await changeBagel(shown, { selfClaim: "open" });
  dispatchEvent(new Event("focus"));
  expect(await screen.findByRole("img", { name: "QR code to be scanned" })).toBeDefined();
  await changeBagel(shown, { period: { startMs: null, endMs: Date.now() - 1 } });
  dispatchEvent(new Event("focus"));
  expect(await screen.findByText("It has expired: nobody can claim it.")).toBeDefined();
});

test("[R89] the page of a coupon that has expired no longer offers the link to claim it at", async () => {
  const shown = await showAdmin("/admin/coupons/BAGEL");
  await shown.signIn();
  await changeBagel(shown, { selfClaim: "open" });
  shown.show();
  expect(await screen.findByRole("link", { name: "Print a poster" })).toBeDefined();
  await changeBagel(shown, { period: { startMs: null, endMs: Date.now() - 1 } });
  dispatchEvent(new Event("focus"));
  await expect.poll(() => screen.queryByRole("link", { name: "Print a poster" })).toBeNull();
});

// No two places are further apart: in one of them it is another day than here.
test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])("[R71] figures go to the day that it is in the shop, as in %s", async (timeZone) => {
  const shown = await showAdmin("/admin/coupons/BAGEL");
  await shown.signIn();
  await shown.services.api.call("editShop", { body: { name: "Demo shop", timeZone } });
  shown.show();
  const days = within(await screen.findByRole("table", { name: "By day" })).getAllByRole("row");
  expect(days.at(-1)?.textContent).toBe(`${sayDay(clockOf(timeZone).dayAt(Date.now()))}000`);
});

test("[R47] a coupon is revoked from its own page, which then promises nothing and prints nothing", async () => {
  const shown = await showAdmin("/admin/coupons/BAGEL");
  await shown.signIn();
  shown.show();
  const ways = within(await screen.findByRole("navigation", { name: "This coupon" }));
  expect(ways.getByRole("link", { name: "Print codes" })).toBeDefined();
  expect(screen.getByRole("region", { name: "How it stands" }).textContent).toContain("Always valid");
  await shown.user.click(ways.getByRole("button", { name: /^More for / }));
  expect(await screen.findByRole("menuitem", { name: "Duplicate" })).toBeDefined();
  await shown.user.click(await screen.findByText("Revoke"));
  const dialog = within(await screen.findByRole("dialog"));
  await shown.user.type(await dialog.findByLabelText("Type BAGEL to confirm"), "BAGEL");
  await shown.user.click(dialog.getByRole("button", { name: "Revoke for good" }));
  const stands = screen.getByRole("region", { name: "How it stands", hidden: true });
  await expect.poll(() => stands.textContent).toContain("Revoked");
  expect(stands.textContent).toContain("Revoked for good");
  expect(stands.textContent).not.toContain("Always valid");
  await expect.poll(() => ways.queryByRole("link", { name: "Print codes", hidden: true })).toBeNull();
  expect(ways.queryByRole("link", { name: "Edit", hidden: true })).toBeNull();
});

test("[R48] a list without codes says so also before the coupon's start", async () => {
  const shown = await showAdmin("/admin/coupons/SOON");
  await addTestCoupon(shown.store, 1, "SOON", [], { period: { startMs: Date.now() + 86_400_000, endMs: null } });
  await shown.signIn();
  shown.show();
  const stands = await screen.findByRole("region", { name: "How it stands" });
  expect(stands.textContent).toContain("ScheduledNo codes yet");
});

test("[R48] a list without codes says so, and leads to where they are added", async () => {
  const shown = await showAdmin("/admin/coupons/EMPTY");
  await addTestCoupon(shown.store, 1, "EMPTY", []);
  await shown.signIn();
  shown.show();
  const stands = await screen.findByRole("region", { name: "How it stands" });
  expect(stands.textContent).toContain("No codes yet");
  expect(stands.textContent).not.toContain("All distributed");
  const notice = screen.getByText("Until it has some, nobody can claim or redeem it.").parentElement ?? document.body;
  expect(within(notice).getByRole("link", { name: "Add codes" }).getAttribute("href")).toBe("/admin/coupons/EMPTY/add-codes");
});

test("[R89] what customers cannot claim by themselves is not said to be claimable by all", async () => {
  const shown = await showAdmin("/admin/coupons/BAGEL");
  await shown.signIn();
  await changeBagel(shown, { selfClaim: "off" });
  shown.show();
  const stands = await screen.findByRole("region", { name: "How it stands" });
  expect(stands.textContent).toContain("Can be claimed by automations");
  await changeBagel(shown, { selfClaim: "open" });
  dispatchEvent(new Event("focus"));
  await expect.poll(() => stands.textContent).toMatch(/Can be claimed(?! by automations)/);
});

test("from the page of a coupon that is not there one comes back to the others", async () => {
  const shown = await showAdmin("/admin/coupons/NOPE");
  await shown.signIn();
  shown.show();
  expect(await screen.findByText("There is no such coupon here.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  await shown.user.click(screen.getByRole("link", { name: "Back to the coupons" }));
  expect(await screen.findByRole("heading", { name: "Coupons", level: 1 })).toBeDefined();
});
