import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
import { addTestCoupon, enrolTill, pushed, redemption, type TestShop } from "../../../../test/store/acceptance-shop";
import type { RedemptionContents } from "../../../domain/sync/event";

/** The page of a coupon whose one code many people show, with what was redeemed of it, the latest last. */
async function showMugs(redeemed: readonly Partial<RedemptionContents>[]) {
  const shown = await showAdmin("/admin/coupons/MUGS");
  const { store } = shown;
  await addTestCoupon(store, 1, "MUGS", ["M"], { source: { kind: "fixed", amount: 500 } });
  const storeId = (await store.stores(1))[0]?.id ?? "";
  const staff = await store.staffAtDesk(1);
  const at = (role: "cashier" | "supervisor") => staff.find((one) => one.role === role)?.id ?? "";
  const till = await enrolTill(store, 1, storeId);
  const shop: TestShop = { store, workspace: 1, storeId, staffId: at("cashier"), supervisorId: at("supervisor"), till, otherTill: till };
  const startMs = Date.now() - 60_000;
  const items = redeemed.map((contents, index) => redemption(shop, "M", { atMs: startMs + index, contents: { couponId: "MUGS", ...contents } }));
  await pushed(shop, till, ...items);
  return { ...shown, shop };
}

const list = async () => within(await screen.findByRole("region", { name: "Redemptions" }));

test("[R72] a manager sees each redemption of a code that many show, and undoes one with a reason", async () => {
  const { user, signIn, show } = await showMugs([{ receipt: "B-16" }, { receipt: "B-17" }]);
  await signIn();
  show();
  const redemptions = await list();
  const row = async (text: string) => within((await redemptions.findByText(text)).closest("tr") ?? document.body);
  expect((await redemptions.findAllByRole("row")).slice(1).map((one) => one.textContent)).toEqual([expect.stringContaining("B-17"), expect.stringContaining("B-16")]);
  expect((await row("B-17")).getByText("Demo cashier")).toBeDefined();
  const undo = (await row("B-17")).getByRole("button", { name: "Undo" });
  expect(document.getElementById(undo.getAttribute("aria-describedby") ?? ""), "which of the many it undoes").toBe((await row("B-17")).getByRole("rowheader"));
  await user.click(undo);
  const dialog = within(await screen.findByRole("dialog", { name: "Undo this redemption?" }));
  await user.click(dialog.getByRole("button", { name: "Undo for good" }));
  expect(dialog.getByText("Say why, for whoever looks at it later.")).toBeDefined();
  await user.type(dialog.getByLabelText("Reason"), "Pressed twice");
  await user.click(dialog.getByRole("button", { name: "Undo for good" }));
  expect(await redemptions.findByText("Pressed twice")).toBeDefined();
  expect((await row("B-17")).getByText("Undone")).toBeDefined();
  expect((await row("B-17")).queryByRole("button", { name: "Undo" })).toBeNull();
  expect((await row("B-16")).getByRole("button", { name: "Undo" })).toBeDefined();
  await expect.poll(() => screen.getByRole("region", { name: "How it stands" }).textContent).toContain("Redeemed1 of 500");
});

test("[R13] what a supervisor let through is marked, with who, which rule and why, and found apart", async () => {
  const { user, store, services, shop, show } = await showMugs([{ receipt: "B-16" }]);
  const override = { reasons: ["wrong-store" as const], note: "A regular", supervisorId: shop.supervisorId };
  await pushed(shop, shop.till, redemption(shop, "M", { atMs: Date.now(), contents: { couponId: "MUGS", override } }));
  const { email } = await addTestMember(store, 1, "viewer", "Vera", Date.now());
  await services.api.call("signIn", { body: { email, password: TEST_PASSWORD } });
  show();
  const redemptions = await list();
  expect(await redemptions.findByText("B-16")).toBeDefined();
  expect(redemptions.queryByRole("button", { name: "Undo" }), "viewers look only").toBeNull();
  await user.selectOptions(redemptions.getByLabelText("Which"), "Let through by supervisors");
  await expect.poll(() => redemptions.queryByText("B-16")).toBeNull();
  const found = redemptions.getByText("Let through", { selector: "span" }).closest("tr");
  for (const words of ["by Demo supervisor, although: for another store", "A regular"]) expect(found?.textContent).toContain(words);
  expect(redemptions.getByRole("link", { name: "Save redemptions as CSV" }).getAttribute("href")).toBe("/api/coupons/MUGS/redemptions.csv?only=overridden");
});

test("many redemptions are gone through page by page, and back", async () => {
  const { user, signIn, show } = await showMugs(Array.from({ length: 120 }, (_, index) => ({ receipt: `B-${index}` })));
  await signIn();
  show();
  const redemptions = await list();
  const first = async (receipt: string) => expect((await redemptions.findByText(receipt)).closest("tr")).toBe(redemptions.getAllByRole("row")[1]);
  await first("B-119");
  await user.click(redemptions.getByRole("button", { name: "Next page" }));
  await first("B-69");
  await user.click(redemptions.getByRole("button", { name: "Next page" }));
  await first("B-19");
  expect(redemptions.queryByRole("button", { name: "Next page" })).toBeNull();
  await user.click(redemptions.getByRole("button", { name: "Previous page" }));
  await first("B-69");
});
