import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { addTestCoupon } from "../../../../test/store/acceptance-shop";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

// No two places are further apart: in one of them clocks show another day than here.
test.each([
  ["Pacific/Kiritimati", "1 Jun 2030, 01:59"],
  ["Pacific/Pago_Pago", "31 May 2030, 00:59"],
])("labels say until when they are good as the shop's clocks show it, as in %s", async (timeZone, end) => {
  const { services, store, signIn, show } = await showAdmin("/admin/coupons/BAGEL/print");
  await signIn();
  await services.api.call("editShop", { body: { name: "Demo shop", timeZone } });
  const bagel = (await store.coupons(1)).find(({ coupon }) => coupon.couponId === "BAGEL");
  if (bagel === undefined) throw new Error("The shop has no bagels.");
  const period = { startMs: null, endMs: Date.UTC(2030, 4, 31, 12) };
  await store.replaceCoupon(1, { ...bagel.coupon, period, version: bagel.coupon.version + 1 }, Date.now());
  show();
  expect((await screen.findAllByText(/until/))[0]?.textContent).toContain(`until ${end}`);
});

test("[R44] where claims are counted there is no code to print: a till takes none", async () => {
  const { store, signIn, show } = await showAdmin("/admin/coupons/COUNTED/print");
  await addTestCoupon(store, 1, "COUNTED", ["C"], { source: { kind: "fixed", amount: 9 }, counts: "claim" });
  await signIn();
  show();
  expect(await screen.findByText("There is nothing to print")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
});
