import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Login } from "./tearoff-server";

/** The admin as a member at a touch screen sees it: what can be pressed, and the words on the screen. */
export class AdminScreen {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(path = ""): Promise<void> {
    await this.page.goto(`${this.origin}/admin${path}`);
  }

  async signIn({ email, password }: Login): Promise<void> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.press("Sign in");
  }

  async openSection(name: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name }).tap();
    await expect(this.heading(name)).toBeVisible();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name, exact: typeof name === "string" }).tap();
  }

  /** Takes the file that a link or button saves. */
  async save(from: Locator): Promise<{ readonly name: string; readonly text: string }> {
    const [saved] = await Promise.all([this.page.waitForEvent("download"), from.tap()]);
    return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), "utf8") };
  }

  /** Finds a time zone by a city, as one types it. */
  async chooseZone(city: string): Promise<void> {
    const zone = this.page.getByRole("combobox", { name: "Time zone" });
    await zone.tap();
    await zone.pressSequentially(city);
    await this.page.getByRole("option", { name: city }).tap();
  }

  /** A row of a list. */
  row(text: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** What was just done, said in passing. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole("status").getByText(text);
  }
}
