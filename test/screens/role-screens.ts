import { pathOf } from "../../src/client/api/api";
import { membersResponse } from "../../src/contract/messages/members";
import { ROUTES } from "../../src/contract/routes";
import type { AdminScreen } from "../e2e/support/admin-screen";

/** An owner gives a role that another owner has changed since the dialog was opened. */
export async function shootRole(admin: AdminScreen, shoot: (screen: string) => Promise<void>): Promise<void> {
  const { page } = admin;
  await admin.open("/people/members");
  await page.getByRole("button", { name: "Role of Mia" }).click();
  const dialog = page.getByRole("dialog");
  const isViewer = await dialog.getByRole("radio", { name: "Viewer" }).isChecked();
  await dialog.getByRole("radio", { name: "Owner" }).check();
  await changeRole(admin, "Mia", isViewer ? "manager" : "viewer");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Somebody changed this role meanwhile").waitFor();
  await shoot("admin-role");
  await page.keyboard.press("Escape");
}

async function changeRole({ page }: AdminScreen, name: string, role: string): Promise<void> {
  const { members } = membersResponse.parse(await page.evaluate(async (path) => (await (await fetch(path)).json()) as unknown, ROUTES.members.path));
  const memberId = members.find((member) => member.name === name)?.id ?? "";
  await page.evaluate(
    async ({ path, body }) => void (await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body })),
    { path: pathOf(ROUTES.changeRole, { params: { memberId } }), body: JSON.stringify({ role }) },
  );
}
