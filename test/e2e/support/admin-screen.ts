import { expect, type Locator, type Page } from "@playwright/test";
import type { Login } from "./tearoff-server";

/** The admin as a member sees it: what can be pressed, and the words on the screen. */
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
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async openSection(name: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name }).click();
    await expect(this.heading(name)).toBeVisible();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name, exact: typeof name === "string" }).click();
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
