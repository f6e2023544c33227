import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { addTestMember } from "../../../test/builders/members";
import { type Between, showAdmin } from "../../../test/fixtures/admin/show-admin";
import { enrolTill } from "../../../test/store/acceptance-shop";

async function showSignedIn(address: string, between?: Between) {
  const shown = await showAdmin(address, between);
  await shown.signIn();
  shown.show();
  return shown;
}

test("the rail names every section, and marks the one being looked at", async () => {
  await showSignedIn("/admin/stores");
  const links = within(await screen.findByRole("navigation", { name: "Admin" })).getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual(["Today", "Coupons", "Contacts", "Conflicts", "Stores", "Tills", "People", "Settings", "Audit log", "More"]);
  expect(links.filter((link) => link.ariaCurrent === "page").map((link) => link.textContent)).toEqual(["Stores"]);
  expect(await screen.findByText("Riverside")).toBeDefined();
});

test("nobody sees anything of the shop before signing in; then it is there at the same address", async () => {
  const { user, owner, show } = await showAdmin("/admin/stores");
  show();
  await user.type(await screen.findByLabelText("Email"), owner.email);
  await user.type(screen.getByLabelText("Password"), "not the password{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("do not fit");
  expect(screen.queryByText("Riverside")).toBeNull();
  await user.clear(screen.getByLabelText("Password"));
  await user.type(screen.getByLabelText("Password"), `${owner.password}{Enter}`);
  expect(await screen.findByText("Riverside")).toBeDefined();
});

test("an address at which there is nothing says so", async () => {
  await showSignedIn("/admin/nowhere");
  expect(await screen.findByRole("heading", { name: "Nothing here" })).toBeDefined();
});

test("what is pressed twice is sent once", async () => {
  let sent = 0;
  const { user, store } = await showSignedIn("/admin/stores", (path, pass) => {
    if (path === "/api/stores") sent += 1;
    return pass();
  });
  await user.click(await screen.findByRole("button", { name: "Add a store" }));
  await user.type(screen.getByLabelText("Name"), "Harbour kiosk");
  const before = sent;
  await user.dblClick(screen.getByRole("button", { name: "Add store" }));
  expect(await screen.findByText("Harbour kiosk was added.")).toBeDefined();
  expect(sent - before).toBe(1);
  expect((await store.storesAtDesk(1)).filter(({ name }) => name === "Harbour kiosk")).toHaveLength(1);
});

test("who saves what somebody else has changed meanwhile is told, and decides", async () => {
  const { user, store, services } = await showSignedIn("/admin/stores");
  await user.click(await screen.findByRole("button", { name: "Edit Riverside" }));
  const storeId = (await store.storesAtDesk(1)).find(({ name }) => name === "Riverside")?.id ?? "";
  await services.api.call("editStore", { params: { storeId }, body: { name: "Riverbank", timeZone: "Europe/Lisbon" } });
  await user.type(screen.getByLabelText("Name"), " West");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/It is “Riverbank”, Europe\/Lisbon now/)).toBeDefined();
  expect((await store.storesAtDesk(1)).map(({ name }) => name)).toContain("Riverbank");
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Riverside West");
  await user.click(screen.getByRole("button", { name: "Save mine all the same" }));
  expect(await screen.findByText("Riverside West was changed.")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Put back as it was.")).toBeDefined();
  expect((await store.storesAtDesk(1)).map(({ name }) => name)).toContain("Riverbank");
});

test("so is who renames a till that somebody else has renamed", async () => {
  const { user, store, services, signIn, show } = await showAdmin("/admin/tills");
  await signIn();
  const { installationId } = await enrolTill(store, 1, (await store.storesAtDesk(1))[0]?.id ?? "");
  await services.api.call("renameTill", { params: { installationId }, body: { name: "Counter" } });
  show();
  await user.click(await screen.findByRole("button", { name: "Rename Counter" }));
  await services.api.call("renameTill", { params: { installationId }, body: { name: "Bar" } });
  await user.type(screen.getByLabelText("Name"), " left");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/It is “Bar” now/)).toBeDefined();
  expect((await store.tills(1)).map(({ device }) => device.name)).toEqual(["Bar"]);
  await user.click(screen.getByRole("button", { name: "Save mine all the same" }));
  expect(await screen.findByText("It is called Counter left now.")).toBeDefined();
});

test("so is who changes a role that another owner has changed; of who is gone the server says so", async () => {
  const { user, store, services, signIn, show } = await showAdmin("/admin/people/members");
  const ben = await addTestMember(store, 1, "viewer", "Ben", Date.now());
  await signIn();
  show();
  await user.click(await screen.findByRole("button", { name: "Role of Ben" }));
  await services.api.call("changeRole", { params: { memberId: ben.id }, body: { role: "owner" } });
  await user.click(screen.getByRole("radio", { name: /Manager/ }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/It is owner now/)).toBeDefined();
  expect((await store.memberById(ben.id))?.role).toBe("owner");
  await services.api.call("removeMember", { params: { memberId: ben.id } });
  await user.click(screen.getByRole("button", { name: "Save mine all the same" }));
  expect(await screen.findByRole("alert")).toHaveProperty("textContent", expect.stringContaining("no such member"));
});

test("what could not be fetched says what to do, and comes when it is tried again", async () => {
  let isBroken = true;
  const { user } = await showSignedIn("/admin/stores", (path, pass) =>
    isBroken && path === "/api/stores" ? Promise.resolve(new Response("<h1>502</h1>", { status: 502 })) : pass(),
  );
  expect(await screen.findByText("The server is in trouble. Try again in a minute.")).toBeDefined();
  isBroken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Riverside")).toBeDefined();
});

test("who comes back to the page sees what has changed meanwhile", async () => {
  const { services, store } = await showSignedIn("/admin/stores");
  await screen.findByText("Riverside");
  const storeId = (await store.storesAtDesk(1)).find(({ name }) => name === "Riverside")?.id ?? "";
  await services.api.call("editStore", { params: { storeId }, body: { name: "محل الزهور", timeZone: "Europe/Lisbon" } });
  dispatchEvent(new Event("focus"));
  const name = await screen.findByText("محل الزهور");
  expect(name.tagName).toBe("BDI");
});

test("a session that is over asks to sign in again, over what is typed", async () => {
  const { user, owner, cookies } = await showSignedIn("/admin/stores");
  await user.click(await screen.findByRole("button", { name: "Add a store" }));
  await user.type(screen.getByLabelText("Name"), "Harbour kiosk");
  cookies.clear();
  await user.click(screen.getByRole("button", { name: "Add store" }));
  expect(await screen.findByText("Your session has ended. What you typed is still there.")).toBeDefined();
  await user.type(screen.getByLabelText("Password"), `${owner.password}{Enter}`);
  await expect.poll(() => screen.queryByText("Your session has ended. What you typed is still there.")).toBeNull();
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Harbour kiosk");
});
