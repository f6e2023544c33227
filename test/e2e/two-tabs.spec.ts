import { ONCE, recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { TillScreen } from "./support/till-screen";

test("[R28] of two tabs that redeem the same code at once, one does", async ({ readyTill: till, context, server, freshCode }) => {
  const code = freshCode("ean13");
  const other = new TillScreen(await context.newPage(), server.origin);
  await other.open();
  await other.expectScanning();
  await server.stop();

  const tabs = [till, other];
  for (const tab of tabs) {
    await tab.typeCode(code.text);
    await tab.expectVerdict("Can be redeemed");
  }
  await Promise.all(tabs.map((tab) => tab.pressRedeem()));
  const verdict = (tab: TillScreen) => tab.page.getByRole("heading", { name: /^(Redeemed|Already redeemed)$/ }).textContent();
  expect((await Promise.all(tabs.map(verdict))).sort()).toEqual(["Already redeemed", "Redeemed"]);

  await server.start();
  for (const tab of tabs) {
    await tab.nextCustomer();
    await tab.openToday();
    await expect(tab.page.getByRole("listitem")).toHaveCount(1);
    await expect(tab.listed(code.title)).toContainText("Confirmed by the server", { timeout: 30_000 });
  }
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});
