import { expect, type Locator, type Page } from "@playwright/test";
import { DEMO_STAFF } from "../../../server/demo/demo-shop";

const [CASHIER] = DEMO_STAFF;

/** A till as its cashier sees it: what can be pressed, and the words on the screen. */
export class TillScreen {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.origin}/till`);
  }

  async setUp(code: string, name = ""): Promise<void> {
    await this.page.getByLabel("One-time code").fill(code);
    await this.page.getByLabel("Name of this till").fill(name);
    await this.page.getByRole("button", { name: "Set up this till" }).click();
  }

  async enrol(code: string, name = ""): Promise<void> {
    await this.setUp(code, name);
    await expect(this.heading("Who is at the till?")).toBeVisible();
  }

  async signIn(): Promise<void> {
    await this.page.getByRole("button", { name: CASHIER.name }).click();
    await this.page.keyboard.type(CASHIER.pin);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.expectScanning();
  }

  /** A till that has locked is opened again by whoever was there. */
  async unlock(): Promise<void> {
    await expect(this.heading(`Hello, ${CASHIER.name}`)).toBeVisible();
    await this.page.keyboard.type(CASHIER.pin);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.expectScanning();
  }

  async expectScanning(): Promise<void> {
    await expect(this.heading("Scan a coupon")).toBeVisible();
    await expect(this.page.getByRole("button", { name: "Type a code" })).toBeEnabled();
  }

  /** From a new device to a till that has a cashier and can go offline. */
  async prepare(code: string, name = ""): Promise<void> {
    await this.open();
    await this.enrol(code, name);
    await this.signIn();
    await this.expectReadyOffline();
  }

  async expectReadyOffline(): Promise<void> {
    await expect(this.page.getByText(/^Ready offline/)).toBeVisible({ timeout: 60_000 });
  }

  async typeCode(text: string): Promise<void> {
    await this.page.getByRole("button", { name: "Type a code" }).click();
    await this.page.getByLabel("Code", { exact: true }).fill(text);
    await this.page.getByRole("button", { name: "Look it up" }).click();
  }

  async expectVerdict(headline: string): Promise<void> {
    await expect(this.heading(headline)).toBeVisible();
  }

  /** Types into whatever has the focus, as fast as a scanner that types: all at once, for a busy machine would leave gaps between keys. */
  async wedge(text: string, end: "Enter" | "Tab" | null): Promise<void> {
    await this.page.evaluate(
      (keys) => {
        for (const key of keys) {
          const target = document.activeElement ?? document.body;
          target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        }
      },
      [...text, ...(end === null ? [] : [end])],
    );
  }

  /** From "Can be redeemed" to the camera again. */
  async redeem(title: string): Promise<void> {
    await this.expectVerdict("Can be redeemed");
    await expect(this.page.getByRole("alert").getByText(title)).toBeVisible();
    await this.pressRedeem();
    await this.expectVerdict("Redeemed");
    await this.nextCustomer();
  }

  async pressRedeem(): Promise<void> {
    await this.page.getByRole("button", { name: "Redeem", exact: true }).click();
  }

  async nextCustomer(): Promise<void> {
    await this.page.getByRole("button", { name: "Next customer" }).click();
    await this.expectScanning();
  }

  async openToday(): Promise<void> {
    await this.page.getByRole("button", { name: /^Today/ }).click();
    await expect(this.heading("Today")).toBeVisible();
  }

  /** The camera is let go and opened again, as when a cashier looks at the list in between; it may read a code at once. */
  async reopenCamera(): Promise<void> {
    await this.openToday();
    await this.page.getByRole("button", { name: "Back to the camera" }).click();
  }

  /** A row of today's list. */
  listed(title: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: title });
  }

  /** The line at the top: the network, the age of the list, how many wait. */
  get statusLine(): Locator {
    return this.page.getByRole("status").filter({ hasText: /Online|Offline since|Slow network|Connecting|Not known/ });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }
}
