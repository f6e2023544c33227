import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { AdminScreen } from "./admin-screen";
import { test as shopTest } from "./shop-test";
import type { Login } from "./tearoff-server";

type Test = {
  /** Whoever owns the demo shop, signed in at Today. */
  admin: AdminScreen;
  /** Somebody who has just become a member of a role, in a browser of their own, at Today. */
  newMember: (role: "Viewer" | "Manager" | "Owner", name: string) => Promise<AdminScreen & { readonly login: Login }>;
};

/** Long enough, and not one that is tried first. */
export const PASSWORD = "nine quiet harbours";

/** What managers hold in their hands. */
export const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The demo shop as its members run it: by touch on a tablet, unless a test says otherwise. */
export const test = shopTest.extend<Test>({
  ...TABLET,
  admin: async ({ page, server }, use) => {
    await server.start();
    const admin = new AdminScreen(page, server.origin);
    await admin.open();
    await admin.signIn(server.owner());
    await admin.heading("Today").waitFor();
    await use(admin);
  },
  newMember: async ({ admin, browser, server }, use) => {
    const opened: Page[] = [];
    await use(async (role, name) => {
      const link = await invite(admin, role, name);
      const page = await pageOfItsOwn(browser);
      opened.push(page);
      await page.goto(link);
      const login = { email: `${name.toLowerCase()}.${Date.now()}@shop.example`, password: PASSWORD };
      await acceptInvitation(page, name, login);
      const member = new AdminScreen(page, server.origin);
      await member.heading("Today").waitFor();
      return Object.assign(member, { login });
    });
    for (const page of opened) await page.context().close();
  },
});

export async function pageOfItsOwn(browser: Browser, options: BrowserContextOptions = TABLET): Promise<Page> {
  return await (await browser.newContext(options)).newPage();
}

/** Makes an invitation as an owner does. @returns its link */
export async function invite(admin: AdminScreen, role: string, note: string): Promise<string> {
  await admin.open("/people/members");
  await admin.press("Invite a member");
  await admin.page.getByLabel("Who is it for?").fill(note);
  await admin.page.getByRole("radio", { name: role }).tap();
  await admin.press("Make the link");
  const link = await admin.page.getByRole("group", { name: /^Your invitation/ }).innerText();
  await admin.press("Done");
  return link;
}

export async function acceptInvitation(page: Page, name: string, { email, password }: Login): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Make my login" }).tap();
}

export { expect } from "./shop-test";
