import { acceptInvitation, expect, invite, pageOfItsOwn, test } from "../support/admin-test";
import { AdminScreen } from "../support/admin-screen";

test("somebody is invited by a link, comes in by it, gets another role, and is out at once when removed", async ({ admin, newMember }) => {
  const bo = await newMember("Viewer", "Bo");
  await bo.openSection("Stores");
  await expect(bo.row("Riverside")).toBeVisible();
  await expect(bo.page.getByRole("button", { name: "Add a store" })).toHaveCount(0);
  await expect(bo.page.getByRole("link", { name: "Audit log" })).toHaveCount(0);

  await admin.open("/people/members");
  await admin.row(bo.login.email).getByRole("button", { name: "Role of Bo" }).tap();
  await admin.page.getByRole("radio", { name: "Manager" }).tap();
  await admin.press("Save");
  await expect(admin.toast("Bo is manager now")).toBeVisible();
  await expect(admin.row(bo.login.email)).toContainText("Manager");

  await bo.page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(bo.page.getByRole("button", { name: "Add a store" })).toBeVisible();
  await expect(bo.page.getByRole("link", { name: "Audit log" })).toBeVisible();

  await admin.row(bo.login.email).getByRole("button", { name: "Remove Bo" }).tap();
  await expect(admin.page.getByText("They are signed out everywhere at once")).toBeVisible();
  await admin.press("Remove");
  await expect(admin.row(bo.login.email)).toHaveCount(0);

  await bo.press("Add a store");
  await bo.page.getByLabel("Name", { exact: true }).fill("Bo’s corner");
  await bo.press("Add store");
  await expect(bo.heading("Sign in again")).toBeVisible();
  await admin.openSection("Stores");
  await expect(admin.row("Bo’s corner")).toHaveCount(0);
});

test("an invitation works once, and not after it was taken back", async ({ admin, browser }) => {
  const link = await invite(admin, "Manager", "Cyrus");
  const other = await invite(admin, "Manager", "Dido");
  await admin.row("Dido").getByRole("button", { name: "Take the invitation for Dido back" }).tap();
  await expect(admin.row("Dido")).toHaveCount(0);
  const page = await pageOfItsOwn(browser);
  await page.goto(other);
  await expect(page.getByText("This invitation is over")).toBeVisible();

  await page.goto("about:blank");
  await page.goto(link);
  await acceptInvitation(page, "Cyrus", { email: "cy@shop.example", password: "short" });
  await expect(page.getByText("Take at least 12 characters.")).toBeVisible();
  await acceptInvitation(page, "Cyrus", { email: "cy@shop.example", password: "eleven green kettles" });
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  expect(page.url()).not.toContain("#");

  const late = await pageOfItsOwn(browser);
  await late.goto(link);
  await expect(late.getByText("This invitation is over")).toBeVisible();
  await late.context().close();
  await page.context().close();
});

test("an owner makes another a viewer, whose page follows; the last owner stays one", async ({ admin, newMember, server }) => {
  const el = await newMember("Owner", "El");
  const other = el.row(server.owner().email);
  await el.open("/people/members");
  await other.getByRole("button", { name: "Role of Demo owner" }).tap();
  await el.page.getByRole("radio", { name: "Viewer" }).tap();
  await el.press("Save");
  await expect(other).toContainText("Viewer");
  await el.row(el.login.email).getByRole("button", { name: "Role of El" }).tap();
  await el.page.getByRole("radio", { name: "Manager" }).tap();
  await el.press("Save");
  await expect(el.page.getByRole("alert")).toContainText("The shop needs an owner");
  await el.press("Close");
  await admin.open("/people/members");
  await expect(admin.page.getByText("Members are for managers to see")).toBeVisible();

  await other.getByRole("button", { name: "Role of Demo owner" }).tap();
  await el.page.getByRole("radio", { name: "Owner" }).tap();
  await el.press("Save");
  await expect(other).toContainText("Owner");
});

test("a session is ended from another browser", async ({ admin, browser, server }) => {
  const page = await pageOfItsOwn(browser);
  const elsewhere = new AdminScreen(page, server.origin);
  await elsewhere.open("/tills");
  await elsewhere.signIn(server.owner());
  await expect(elsewhere.heading("Tills")).toBeVisible();

  await admin.page.getByRole("link", { name: /^Your account/ }).tap();
  await expect(admin.page.getByText("This browser")).toBeVisible();
  await admin.press("Sign out everywhere else");
  await expect(admin.page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(elsewhere.heading("Sign in again")).toBeVisible();
  await page.context().close();
});
