import { expect, invite, pageOfItsOwn, PHONE, TABLET, test } from "../support/admin-test";
import { AdminScreen } from "../support/admin-screen";
import { claimAsAutomation } from "../support/claim-as-automation";
import { grave } from "../support/grave";
import { wireTill } from "../support/wire-till";

const PAGES = ["", "/coupons", "/coupons?search=no-such", "/coupons/new", "/coupons/MUFFIN/edit", "/contacts", "/conflicts", "/conflicts?show=all", "/stores", "/tills", "/people/staff", "/people/members", "/settings", "/settings/webhooks", "/audit-log", "/account", "/more", "/nowhere"];

const DIALOGS = [
  { path: "/conflicts", button: "Mark as fraud" },
  { path: "/stores", button: "Add a store" },
  { path: "/stores", button: "PIN of Riverside" },
  { path: "/tills", button: "Set up a till" },
  { path: "/people/staff", button: "Add somebody" },
  { path: "/people/staff", button: "Demo cashier has left" },
  { path: "/people/members", button: "Invite a member" },
  { path: "/settings", button: "Edit the shop’s name and time zone" },
  { path: "/settings/webhooks", button: "Add a webhook" },
];

for (const [device, colorScheme, screen] of [
  ["tablet", "light", TABLET],
  ["phone", "dark", PHONE],
] as const) {
  test.describe(`on a ${device}, ${colorScheme}`, () => {
    test.use({ ...screen, colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no screen keeps anybody out", async ({ admin, browser, server }) => {
      test.setTimeout(400_000);
      const { page } = admin;
      await (await wireTill(server.origin, server.enrolmentCode())).redeem("CROISSANT", `NOSUCH-${device}`);
      const { contactId } = await claimAsAutomation(page, "BEANS", { channel: "whatsapp", externalId: crypto.randomUUID(), name: "Ana" });
      for (const path of [...PAGES, `/contacts/${contactId}`]) {
        await admin.open(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expect(page.getByText(/^(Fetching|Looking)/)).toHaveCount(0);
        expect(await grave(page), path).toEqual([]);
      }
      for (const { path, button } of DIALOGS) {
        await admin.open(path);
        await page.getByRole("button", { name: button, exact: true }).first().tap();
        await page.getByRole("dialog").waitFor();
        expect(await grave(page), button).toEqual([]);
      }
      await admin.open(`/contacts/${contactId}`);
      await admin.press("Erase who this is");
      expect(await grave(page), "erase").toEqual([]);
      await admin.open("/settings/webhooks");
      await admin.press("Add a webhook");
      await page.getByLabel("Address", { exact: true }).fill("https://hooks.example/tearoff");
      await page.getByRole("dialog").getByRole("button", { name: "Add webhook" }).tap();
      await page.getByRole("group", { name: "Secret" }).waitFor();
      expect(await grave(page), "secret").toEqual([]);
      await admin.press("Done");
      await page.getByRole("link", { name: "hooks.example" }).first().tap();
      await admin.press("Send a test");
      await page.getByRole("list", { name: "Messages" }).waitFor();
      expect(await grave(page), "messages").toEqual([]);
      await admin.open("/tills");
      await admin.press("Set up a till");
      await admin.press("Show the code");
      await page.getByLabel("Code to type").waitFor();
      expect(await grave(page), "code").toEqual([]);

      const link = await invite(admin, "Viewer", "Axe");
      const door = await pageOfItsOwn(browser, { ...screen, colorScheme });
      await door.goto(link);
      await door.getByRole("button", { name: "Make my login" }).tap();
      expect(await grave(door), "invitation").toEqual([]);
      await door.goto("about:blank");
      await door.goto(`${server.origin}/admin#reset=abc`);
      await door.getByLabel("New password", { exact: true }).waitFor();
      expect(await grave(door), "reset").toEqual([]);
      await door.goto("about:blank");
      await door.goto(`${server.origin}/admin#set-up=abc`);
      await door.getByRole("combobox", { name: "Time zone" }).tap();
      await door.getByRole("option").first().waitFor();
      expect(await grave(door), "set-up").toEqual([]);
      await door.goto("about:blank");
      const out = new AdminScreen(door, server.origin);
      await out.open();
      await out.heading("Sign in").waitFor();
      expect(await grave(door), "sign-in").toEqual([]);
      await out.press("Forgotten your password?");
      expect(await grave(door), "forgotten").toEqual([]);
      await door.context().close();

      await page.context().clearCookies();
      await page.evaluate(() => dispatchEvent(new Event("focus")));
      await admin.heading("Sign in again").waitFor();
      expect(await grave(page), "sign in again").toEqual([]);
    });
  });
}
