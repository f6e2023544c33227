import { DEMO_STAFF } from "../../server/demo/demo-shop";
import { setClock, withSettableClock } from "./support/set-clock";
import { expect, test } from "./support/shop-test";
import { TillScreen } from "./support/till-screen";

const [CASHIER, SUPERVISOR] = DEMO_STAFF;
const HOUR_MS = 3_600_000;

async function guess(till: TillScreen, pin: string): Promise<void> {
  await till.page.keyboard.type(pin);
  await till.page.getByRole("button", { name: "Sign in" }).click();
}

async function pickCashier(till: TillScreen): Promise<void> {
  await till.page.getByRole("button", { name: CASHIER.name }).click();
}

async function openSheet(till: TillScreen): Promise<void> {
  await till.page.getByRole("button", { name: "This till and its settings" }).click();
}

/** Types the supervisor's PIN into the sheet that asks for it. */
async function approve(till: TillScreen, act: string): Promise<void> {
  const { page } = till;
  await page.getByRole("button", { name: "Go on to the PIN" }).click();
  await page.keyboard.type(SUPERVISOR.pin);
  await page.getByRole("button", { name: act, exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("[R61] PINs are not guessed: not over reloads, nor in a second tab, nor by setting the clock; a supervisor ends the wait", async ({
  till,
  server,
  context,
}) => {
  const { page } = till;
  await withSettableClock(page);
  await till.open();
  await till.enrol(server.enrolmentCode());
  await pickCashier(till);
  const alert = page.getByRole("alert");
  for (const left of ["4 tries left", "3 tries left"]) {
    await guess(till, "0000");
    await expect(alert).toContainText(left);
  }
  await page.reload();
  await pickCashier(till);
  await guess(till, "1111");
  await expect(alert).toContainText("2 tries left");

  const other = new TillScreen(await context.newPage(), server.origin);
  await other.open();
  await pickCashier(other);
  await guess(other, "2222");
  await expect(other.page.getByRole("alert")).toContainText("1 try left");
  await guess(other, "3333");
  await expect(other.page.getByRole("alert")).toContainText(/Too many wrong tries. Wait 0:\d\d/);
  await other.page.close();

  await server.stop();
  await setClock(page, HOUR_MS);
  await page.reload();
  await pickCashier(till);
  await expect(alert).toContainText(/Wait 0:\d\d, then try again/);
  await expect(page.getByRole("button", { name: "1", exact: true })).toBeDisabled();
  await page.getByRole("button", { name: "Ask a supervisor" }).click();
  await approve(till, "Let them try");
  await expect(page.getByRole("button", { name: "1", exact: true })).toBeEnabled();
  await guess(till, CASHIER.pin);
  await till.expectScanning();
  await server.start();
});

test("[R68] in kiosk mode every address leads to the till, back stays, and only a supervisor ends it", async ({ readyTill: till, server }) => {
  const { page } = till;
  await openSheet(till);
  await page.getByRole("button", { name: "Kiosk mode" }).click();
  await approve(till, "Turn it on");
  await till.expectScanning();

  for (const path of ["/admin", "/wallet", "/demo", "/", "/c/AQ3k"]) {
    await page.goto(`${server.origin}${path}`);
    await till.expectScanning();
    expect(new URL(page.url()).pathname).toBe("/till");
  }
  await till.openToday();
  await page.goBack();
  await till.expectScanning();
  await page.goBack();
  await till.expectScanning();
  await page.reload();
  await till.expectScanning();

  await openSheet(till);
  await expect(page.getByRole("button", { name: "Take this till out of use" })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave kiosk mode" }).click();
  await approve(till, "Leave");
  await till.expectScanning();
  await page.goto(`${server.origin}/wallet`);
  await expect(page).toHaveURL(/wallet$/);
});

test("[R67] a till that was left alone is locked when it is opened again, to the PIN of whoever was there", async ({ till, server, freshCode }) => {
  const { page } = till;
  await withSettableClock(page);
  await till.prepare(server.enrolmentCode());
  const code = freshCode("qr");
  await till.typeCode(code.text);
  await till.redeem(code.title);
  await server.stop();
  await setClock(page, HOUR_MS);
  await page.reload();
  await expect(till.heading(`Hello, ${CASHIER.name}`)).toBeVisible();
  await guess(till, CASHIER.pin);
  await till.expectScanning();

  await till.openToday();
  // An hour later may be another day.
  await expect(till.listed(code.title).or(page.getByText("Nothing redeemed today"))).toBeVisible();
  if (!(await till.listed(code.title).isVisible())) await page.getByRole("button", { name: "Day before" }).click();
  await till.listed(code.title).getByRole("button", { name: "Undo with a supervisor" }).click();
  await page.getByLabel("Reason").fill("Wrong coupon");
  await approve(till, "Undo it");
  await expect(till.listed(code.title)).toContainText("Undone");
  await server.start();
});
