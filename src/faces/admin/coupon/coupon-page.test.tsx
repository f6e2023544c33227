import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

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
