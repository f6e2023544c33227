import { pageOfItsOwn } from "../support/admin-test";
import { AdminScreen } from "../support/admin-screen";
import { expect, test } from "../support/shop-test";
import { TillScreen } from "../support/till-screen";

test("[R11] a code that two tills redeemed without a network waits for a manager, who decides it, and its till says so", async ({
  readyTill,
  secondTill,
  browser,
  server,
  freshCode,
}) => {
  test.setTimeout(240_000);
  const code = freshCode("ean13");
  await server.stop();
  for (const till of [readyTill, secondTill]) {
    await till.typeCode(code.text);
    await till.redeem(code.title);
  }
  const device = secondTill.page.context();
  await secondTill.page.close();
  await server.start();
  await readyTill.openToday();
  await expect(readyTill.listed(code.title)).toContainText("Confirmed by the server");
  const loser = new TillScreen(await device.newPage(), server.origin);
  await loser.open();
  await loser.page.getByRole("button", { name: "Today: 1 to look at" }).click();

  const admin = new AdminScreen(await pageOfItsOwn(browser), server.origin);
  await admin.open();
  await admin.signIn(server.owner());
  await expect(admin.page.getByRole("heading", { name: /^\d+ redemptions?$/ })).toBeVisible();
  await admin.page.getByRole("list", { name: "To look at" }).getByRole("link", { name: /^Conflicts/ }).tap();
  const waiting = async () => Number(/\d+/.exec(await admin.page.getByRole("link", { name: /^Conflicts/ }).innerText())?.[0] ?? 0);
  await expect.poll(waiting).toBeGreaterThan(0);
  const waitedBefore = await waiting();
  const conflict = admin.page.getByRole("list", { name: "Conflicts" }).getByRole("listitem", { name: `Redeemed twice: ${code.title}` });
  await expect(conflict.getByRole("region", { name: "This one lost" })).toContainText("Counter right");
  await expect(conflict.getByRole("region", { name: "This one holds the code" })).toContainText("by the till alone");

  await conflict.getByRole("button", { name: "Mark as fraud" }).tap();
  await admin.page.getByRole("dialog").getByRole("button", { name: "Mark as fraud" }).tap();
  await expect(admin.page.getByText("Say in a few words why")).toBeVisible();
  await admin.page.getByLabel("Why?").fill("The same person twice, on camera.");
  await admin.page.keyboard.press("Enter");
  await expect(conflict).toContainText("Marked as fraud by Demo owner");
  await expect.poll(waiting).toBe(waitedBefore - 1);
  await expect(loser.listed(code.title)).toContainText("A manager has marked it as fraud.");

  await conflict.getByRole("button", { name: "Undo it" }).tap();
  await expect(admin.page.getByText("This is final")).toBeVisible();
  await admin.page.getByLabel("Why?").fill("Taken back.");
  await admin.page.keyboard.press("Enter");
  await expect(conflict.getByRole("button")).toHaveCount(0);
  await admin.open("/conflicts");
  await expect(conflict).toHaveCount(0);
  await admin.page.getByRole("link", { name: "All" }).tap();
  await expect(conflict.getByRole("list", { name: "What was decided" }).getByRole("listitem")).toHaveCount(2);
  await admin.page.context().close();
});
