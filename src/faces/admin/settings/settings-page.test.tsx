import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { pngOf } from "../../../../test/builders/images";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
import type { MemberRole } from "../../../domain/member/role";
import type { WorkspaceSettings } from "../../../domain/workspace/workspace-settings";

type Shown = Awaited<ReturnType<typeof showAdmin>>;

beforeEach(() => localStorage.clear());

async function showSettings(role: MemberRole = "owner", address = "/admin/settings") {
  const shown = await showAdmin(address);
  if (role === "owner") await shown.signIn();
  else {
    const { email } = await addTestMember(shown.store, 1, role, "Vera", Date.now());
    await shown.services.api.call("signIn", { body: { email, password: TEST_PASSWORD } });
  }
  shown.show();
  return shown;
}

const atDesk = ({ store }: Shown) => store.settingsAtDesk(1);

async function savedByBen(shown: Shown, changes: Partial<WorkspaceSettings>) {
  const { settings, version } = await atDesk(shown);
  await shown.services.api.call("editSettings", { body: { settings: { ...settings, ...changes }, basedOn: version } });
}

async function fillIn({ user }: Shown, label: string, text: string) {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
}

test("[R74] what is chosen is saved for all tills, and put back by an undo", async () => {
  const shown = await showSettings();
  const { user } = shown;
  const before = (await atDesk(shown)).settings;
  await fillIn(shown, "Undo for", "2,5");
  await fillIn(shown, "Lock after", "0");
  await user.click(screen.getByRole("radio", { name: "It is redeemed at once" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The settings were changed.")).toBeDefined();
  expect((await atDesk(shown)).settings).toMatchObject({ undoWindowMs: 150_000, autoLockMs: 0, instantRedeem: true, maxSnapshotAgeMs: before.maxSnapshotAgeMs });
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Put back as it was.")).toBeDefined();
  expect((await atDesk(shown)).settings).toEqual(before);
  await expect.poll(() => (screen.getByLabelText("Undo for") as HTMLInputElement).value).toBe(String(before.undoWindowMs / 60_000));
});

test("[R74] a setting out of its bounds says so at its field, which gets the focus, and nothing is sent", async () => {
  const shown = await showSettings();
  const { user } = shown;
  const before = await atDesk(shown);
  await fillIn(shown, "Redeem without a network for", "721");
  expect(screen.queryByText("Choose from 1 hour to 30 days.")).toBeNull();
  await user.tab();
  expect(screen.getByText("Choose from 1 hour to 30 days.")).toBeDefined();
  await fillIn(shown, "Undo for", "ten");
  await user.clear(screen.getByLabelText("When it is not yet valid"));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("3 settings need another look.")).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText("Undo for"));
  expect(await atDesk(shown)).toEqual(before);
});

test("[R73] what the server alone can know stands at its field", async () => {
  const shown = await showAdmin("/admin/settings", async (path, pass) => {
    if (path === "/api/images") return Response.json({ url: `/i/${"0".repeat(64)}`, width: 1, height: 1 });
    return await pass();
  });
  await shown.signIn();
  shown.show();
  await shown.user.upload(await screen.findByLabelText("Logo", { selector: "input" }), new File([pngOf(8, 8)], "logo.png", { type: "image/png" }));
  await screen.findByRole("button", { name: "Replace: logo" });
  await shown.user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/This picture is not among the shop's/)).toBeDefined();
});

test("[R74] who saves what somebody else has changed meanwhile sees both, loses nothing, and can take theirs", async () => {
  const shown = await showSettings();
  const { user } = shown;
  await fillIn(shown, "Undo for", "20");
  await fillIn(shown, "Lock after", "30");
  await savedByBen(shown, { undoWindowMs: 60_000, supervisorOverrides: false });
  await user.click(screen.getByRole("button", { name: "Save" }));
  const changes = within(await screen.findByRole("list", { name: "Changed meanwhile" }));
  expect(screen.getByText(/^Demo owner changed the settings, today/)).toBeDefined();
  expect(changes.getAllByRole("listitem").map((row) => row.querySelector("strong")?.textContent)).toEqual(["Undo for", "Supervisors may redeem all the same"]);
  expect(screen.getByLabelText("Undo for")).toHaveProperty("value", "20");
  expect(screen.getByLabelText("Lock after")).toHaveProperty("value", "30");
  expect(screen.getByLabelText("Supervisors may redeem all the same")).toHaveProperty("checked", false);
  expect((await atDesk(shown)).settings.undoWindowMs).toBe(60_000);
  await user.click(changes.getByRole("button", { name: "Undo for: take theirs" }));
  expect(screen.getByLabelText("Undo for")).toHaveProperty("value", "1");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The settings were changed.")).toBeDefined();
  expect((await atDesk(shown)).settings).toMatchObject({ undoWindowMs: 60_000, autoLockMs: 1_800_000, supervisorOverrides: false });
});

test("what others save shows where nothing is typed, and takes nothing away where something is", async () => {
  const shown = await showSettings();
  await screen.findByLabelText("Undo for");
  await savedByBen(shown, { undoWindowMs: 60_000 });
  dispatchEvent(new Event("focus"));
  await expect.poll(() => (screen.getByLabelText("Undo for") as HTMLInputElement).value).toBe("1");
  await fillIn(shown, "Undo for", "7");
  await savedByBen(shown, { undoWindowMs: 120_000, instantRedeem: true });
  dispatchEvent(new Event("focus"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(screen.getByLabelText("Undo for")).toHaveProperty("value", "7");
  await shown.user.click(screen.getByRole("link", { name: "Tills" }));
  expect(await screen.findByRole("dialog", { name: "Leave without saving?" })).toBeDefined();
});

test("[R74] an owner calls the shop by another name, which stands in the rail at once", async () => {
  const owner = await showSettings();
  await owner.user.click(await screen.findByRole("button", { name: "Edit the shop’s name and time zone" }));
  await fillIn(owner, "Name", "محل الزهور");
  await owner.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/^The shop is called/)).toBeDefined();
  expect((await atDesk(owner)).shop.name).toBe("محل الزهور");
  await expect.poll(() => screen.getAllByText("محل الزهور").map(({ tagName }) => tagName)).toEqual(["BDI", "BDI"]);
});

test("[R74] an owner is told that the shop was renamed since the dialog was opened, and their name is put in its place only once they have seen it", async () => {
  const shown = await showSettings();
  const { user } = shown;
  await user.click(await screen.findByRole("button", { name: "Edit the shop’s name and time zone" }));
  const dialog = within(screen.getByRole("dialog"));
  await fillIn(shown, "Name", "Mine");
  const { timeZone } = (await atDesk(shown)).shop;
  await shown.services.api.call("editShop", { body: { name: "Theirs", timeZone } });
  await user.click(dialog.getByRole("button", { name: "Save" }));
  expect(await dialog.findByText("Somebody changed the shop meanwhile")).toBeDefined();
  expect(dialog.getByText(/Theirs/)).toBeDefined();
  expect((await atDesk(shown)).shop.name).toBe("Theirs");
  await user.click(dialog.getByRole("button", { name: "Save mine all the same" }));
  await expect.poll(async () => (await atDesk(shown)).shop.name).toBe("Mine");
});

test("[R63] a manager changes settings, but not the shop", async () => {
  await showSettings("manager");
  expect(await screen.findByRole("button", { name: "Save" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Edit the shop’s name and time zone" })).toBeNull();
});

test("[R63] a viewer reads the settings in words", async () => {
  await showSettings("viewer");
  expect(await screen.findByText("Managers decide these. Ask one where something should be otherwise.")).toBeDefined();
  expect(screen.getByText("Undo for").parentElement?.textContent).toContain("minutes");
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

test("[R74] a new coupon begins with the shop's wordings and colour", async () => {
  const shown = await showAdmin("/admin/coupons/new");
  await shown.signIn();
  const { settings } = await atDesk(shown);
  await savedByBen(shown, {
    automationWordings: { ...settings.automationWordings, expired: "All gone: {coupon}." },
    statusWordings: { ...settings.statusWordings, redeemed: "Enjoy!" },
    page: { logoUrl: null, colour: "#336699" },
  });
  shown.show();
  expect(await screen.findByLabelText("When it has expired or was revoked")).toHaveProperty("value", "All gone: {coupon}.");
  expect(screen.getByLabelText("On the page, once it is redeemed")).toHaveProperty("value", "Enjoy!");
  expect(screen.getByLabelText("Colour")).toHaveProperty("value", "#336699");
});
