import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
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
  expect(await screen.findByText("Customers cannot claim it by themselves: its form can allow it.")).toBeDefined();
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
