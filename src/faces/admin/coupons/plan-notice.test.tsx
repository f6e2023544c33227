import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

async function showWithoutPlan(path: string) {
  const shown = await showAdmin(`/admin/coupons${path}`, undefined, "pro");
  await shown.signIn();
  shown.show();
  return shown;
}

const notice = () => screen.findByText("Coupons need the premium plan");

test("[R34] without the plan the list says what coupons are and how to get them, and stays", async () => {
  const { user } = await showWithoutPlan("");
  expect((await notice()).parentElement?.textContent).toMatch(/customers get an offer by WhatsApp.*Ask the owner of the shop to move to the premium plan/);
  const list = within(await screen.findByRole("list", { name: "Coupons" }));
  expect(list.getAllByRole("listitem")).toHaveLength(12);
  expect(screen.queryByText("Create coupon")).toBeNull();
  expect(screen.getByText("CSV export")).toBeDefined();
  await user.click(list.getByText("Cinnamon roll at Old Town"));
  expect(await screen.findByText("TEAROFF-OLD-TOWN-0001")).toBeDefined();
});

test.each(["/new", "/new?from=BEANS", "/BEANS/edit"])("[R34] without the plan %s has the same notice in the form's place", async (path) => {
  await showWithoutPlan(path);
  await notice();
  expect(screen.queryByLabelText("Coupon name")).toBeNull();
});
