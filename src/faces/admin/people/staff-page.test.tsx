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

test("whoever has somebody else's name already can still get another role", async () => {
  const { user, signIn, services, show } = await showAdmin("/admin/people/staff");
  await signIn();
  for (const pin of ["4711", "4712"]) await services.api.call("addStaff", { body: { name: "Rui", role: "cashier", pin } });
  show();
  const list = within(await screen.findByRole("list", { name: "At the tills" }));
  const row = () => list.getAllByText("Rui")[1]?.closest("li") ?? document.body;
  await list.findAllByText("Rui");
  await user.click(within(row()).getByRole("button", { name: /Edit/ }));
  const dialog = within(await screen.findByRole("dialog", { name: "Edit" }));
  await user.click(dialog.getByLabelText(/Supervisor/));
  await user.click(dialog.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Rui was changed.")).toBeDefined();
});
