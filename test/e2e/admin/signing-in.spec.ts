import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, pageOfItsOwn, PASSWORD, test } from "../support/admin-test";
import { AdminScreen } from "../support/admin-screen";
import { startTearoff } from "../support/tearoff-server";

test("an address inside the admin is reached by signing in, and back goes back", async ({ page, server }) => {
  await server.start();
  const admin = new AdminScreen(page, server.origin);
  await admin.open("/stores");
  await admin.signIn({ ...server.owner(), password: "not the password" });
  await expect(page.getByRole("alert")).toContainText("do not fit");
  await admin.signIn(server.owner());
  await expect(admin.heading("Stores")).toBeVisible();
  await admin.openSection("Tills");
  await page.goBack();
  await expect(admin.heading("Stores")).toBeVisible();
  await admin.press("Sign out");
  await expect(admin.heading("Sign in")).toBeVisible();
  await page.reload();
  await expect(admin.heading("Sign in")).toBeVisible();
});

test("a session that ends in the middle of work loses nothing of what is typed", async ({ admin, server }) => {
  const { page } = admin;
  await admin.openSection("Stores");
  await admin.press("Add a store");
  await page.getByLabel("Name", { exact: true }).fill("Harbour kiosk");
  await page.context().clearCookies();
  await admin.press("Add store");
  await expect(admin.heading("Sign in again")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(server.owner().password);
  await admin.press("Sign in");
  await expect(admin.heading("Sign in again")).toBeHidden();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Harbour kiosk");
  await admin.press("Add store");
  await expect(admin.row("Harbour kiosk")).toBeVisible();
});

test("without a network the admin says what it needs, and leads to the till", async ({ admin }) => {
  const { page } = admin;
  await page.context().route("**/api/**", (route) => route.abort("internetdisconnected"));
  await admin.press("Sign out");
  await expect(admin.toast("You are still signed in")).toBeVisible();
  await admin.open("/stores");
  await expect(page.getByText("The admin needs the server")).toBeVisible();
  expect(await page.getByRole("link", { name: "Open the till" }).getAttribute("href")).toBe("/till");
  await page.context().unroute("**/api/**");
  await admin.press("Try again");
  await expect(admin.heading("Stores")).toBeVisible();
  await expect(admin.row("Riverside")).toBeVisible();
});

test("an empty server is set up by the link of its terminal, once", async ({ page }) => {
  const server = await startTearoff({ demo: false });
  try {
    const admin = new AdminScreen(page, server.origin);
    await admin.open();
    await expect(admin.heading("Set up this server first")).toBeVisible();
    await page.goto(server.setUpLink());
    await page.getByLabel("Name of the shop").fill("Corner Coffee");
    await admin.chooseZone("Lisbon");
    await page.getByLabel("Your name").fill("Ana");
    await page.getByLabel("Email").fill("ana@corner.example");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await admin.press("Make the shop");
    await expect(admin.heading("Today")).toBeVisible();
    await expect(page.getByText("Corner Coffee")).toBeVisible();
    await admin.openSection("Stores");
    await expect(admin.row("Corner Coffee")).toContainText("Europe/Lisbon");

    await admin.press("Sign out");
    await expect(admin.heading("Sign in")).toBeVisible();
    await page.goto(server.setUpLink());
    await page.getByLabel("Name of the shop").fill("Another");
    await page.getByLabel("Your name").fill("Eve");
    await page.getByLabel("Email").fill("eve@corner.example");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await admin.press("Make the shop");
    await expect(page.getByRole("alert")).toContainText("has been set up");
  } finally {
    await server.remove();
  }
});

test("a new password is set by a link, once, and every session ends", async ({ admin, newMember, browser, server }) => {
  const fay = await newMember("Manager", "Fay");
  await admin.open("/people/members");
  await admin.row(fay.login.email).getByRole("button", { name: "Password link for Fay" }).tap();
  await admin.press("Make the link");
  const link = await admin.page.getByRole("group", { name: /^A new password/ }).innerText();
  const page = await pageOfItsOwn(browser);
  const again = new AdminScreen(page, server.origin);
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("thirteen slow comets");
  await again.press("Set password");
  await expect(page.getByText("Your new password is set")).toBeVisible();
  await again.press("Go to sign in");
  await again.signIn({ ...fay.login, password: "thirteen slow comets" });
  await expect(again.heading("Today")).toBeVisible();
  await fay.page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(fay.heading("Sign in again")).toBeVisible();
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("fourteen slow comets");
  await again.press("Set password");
  await expect(page.getByRole("alert")).toContainText("used or is too old");
  await page.context().close();
});

test("in a demo the link to a new password stands in the log", async ({ newMember, browser, server }) => {
  const gil = await newMember("Viewer", "Gil");
  const page = await pageOfItsOwn(browser);
  const admin = new AdminScreen(page, server.origin);
  await admin.open();
  await admin.press("Forgotten your password?");
  await page.getByLabel("Email").fill(gil.login.email);
  await admin.press("Write a link to the log");
  await expect(page.getByText("Asked for")).toBeVisible();
  const logged = () => /"link":"([^"]*#reset=[^"]*)"/.exec(readFileSync(join(server.dataDir, "tearoff.log"), "utf8"))?.[1] ?? "";
  await expect.poll(logged).toContain("/admin#reset=");
  await page.goto(logged());
  await page.getByLabel("New password", { exact: true }).fill("fifteen slow comets");
  await admin.press("Set password");
  await admin.press("Go to sign in");
  await admin.signIn({ ...gil.login, password: "fifteen slow comets" });
  await expect(admin.heading("Today")).toBeVisible();
  await page.context().close();
});

test("a passkey made in the account signs in", async ({ admin }) => {
  const { page } = admin;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.getByRole("link", { name: /^Your account/ }).tap();
  await page.getByLabel("Name of the passkey").fill("Office tablet");
  await admin.press("Make a passkey");
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText("Office tablet");
  await admin.press("Sign out");
  await admin.press("Sign in with a passkey");
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await admin.press("Remove passkey Office tablet");
  await expect(page.getByRole("list", { name: "Passkeys" })).toHaveCount(0);
});
