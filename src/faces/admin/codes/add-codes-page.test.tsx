import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

test.each([
  ["MUFFIN", null, "All EAN-13 codes are that short"],
  ["OLDTOWN", "6", "Make them longer"],
])("[R70] %s: who makes codes that can be guessed hears what can be done about it", async (couponId, length, hint) => {
  const { user, signIn, show } = await showAdmin(`/admin/coupons/${couponId}/add-codes`);
  await signIn();
  show();
  const field = await screen.findByLabelText("How many characters at random");
  if (length !== null) {
    await user.clear(field);
    await user.type(field, length);
  }
  expect(await screen.findByText("Codes like these can be guessed")).toBeDefined();
  expect(screen.getByText(new RegExp(hint))).toBeDefined();
});

test("codes that were made lead to where they are printed", async () => {
  const { user, signIn, show } = await showAdmin("/admin/coupons/MUFFIN/add-codes");
  await signIn();
  show();
  const count = await screen.findByLabelText("How many");
  await user.clear(count);
  await user.type(count, "30");
  await user.click(screen.getByRole("button", { name: "Make codes" }));
  expect(await screen.findByText("30 codes made and added")).toBeDefined();
  expect(screen.getByRole("link", { name: "Print codes" }).getAttribute("href")).toBe("/admin/coupons/MUFFIN/print");
});
