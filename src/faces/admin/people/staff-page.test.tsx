import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

test("two people of one name are not told apart at a till, so the second needs another", async () => {
  const shown = await showAdmin("/admin/people/staff");
  await shown.signIn();
  const { user } = shown;
  shown.show();
  async function add(name: string) {
    await user.click(await screen.findByRole("button", { name: "Add somebody" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Add somebody" }));
    await user.type(dialog.getByLabelText("Name"), name);
    await user.type(dialog.getByLabelText("PIN"), "4711");
    await user.click(dialog.getByRole("button", { name: "Add" }));
    return dialog;
  }
  await add("Inês");
  const list = within(await screen.findByRole("list", { name: "At the tills" }));
  expect(await list.findByText("Inês")).toBeDefined();
  const dialog = await add(" inês ");
  expect(await dialog.findByText("Somebody at the tills has this name. Add what tells the two apart.")).toBeDefined();
  await user.type(dialog.getByLabelText("Name"), "B.");
  await user.click(dialog.getByRole("button", { name: "Add" }));
  expect(await list.findByText("inês B.")).toBeDefined();
});
