import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

async function showCoupons(query = "") {
  const shown = await showAdmin(`/admin/coupons${query}`);
  await shown.signIn();
  shown.show();
  return shown;
}

const titles = () => within(screen.getByRole("list", { name: "Coupons" })).getAllByRole("listitem").map((row) => within(row).getByRole("link").textContent);
const nextTitles = (of: readonly string[]) => expect.poll(() => (screen.queryByRole("list", { name: "Coupons" }) === null ? null : titles())).toEqual(of);

test("[R80] a coupon says how it stands in words, with how many of how many were claimed", async () => {
  await showCoupons("?search=roll");
  const row = (await screen.findByText("Cinnamon roll at Old Town")).closest("li");
  for (const words of ["OLDTOWN", "Active", "no end", "Can be claimed", "0 of 40 claimed", "QR code", "list of codes"]) expect(row?.textContent).toContain(words);
});

test("[R80] what is looked for stands in the address, so that back and a reload find it again", async () => {
  const { user } = await showCoupons("?status=expired");
  await nextTitles(["Iced coffee"]);
  await user.selectOptions(screen.getByLabelText("Status"), "Any");
  await user.selectOptions(screen.getByLabelText("Code type"), "Code 128");
  await nextTitles(["Free refill", "Second espresso free"]);
  await user.type(screen.getByLabelText("Search"), "espresso");
  await nextTitles(["Second espresso free"]);
  expect(location.search).toBe("?codeType=code128&search=espresso");
  history.back();
  await expect.poll(() => location.search).toBe("");
  await expect.poll(() => titles().length).toBe(12);
  expect(screen.getByLabelText("Search")).toHaveProperty("value", "");
});

test("[R80] where nothing fits, all are one press away", async () => {
  const { user } = await showCoupons("?search=nothing%20like%20it");
  await user.click(await screen.findByRole("button", { name: "Show all coupons" }));
  await expect.poll(() => screen.queryByRole("list", { name: "Coupons" }) !== null && titles().length).toBe(12);
});

test("filters are folded behind a button that says how many narrow the list", async () => {
  const { user } = await showCoupons("?status=expired&search=coffee");
  const button = await screen.findByRole("button", { name: "Filters (1)" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  const folded = document.getElementById(button.getAttribute("aria-controls") ?? "");
  expect(folded).toBe(screen.getByLabelText("Status").closest("[data-open]"));
  await user.click(button);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(folded?.dataset["open"]).toBe("true");
  await user.selectOptions(screen.getByLabelText("Status"), "Any");
  expect(screen.getByRole("button", { name: "Filters" })).toBeDefined();
});
