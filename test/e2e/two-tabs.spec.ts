import { dispatchSync } from "./support/background-sync";
import { demoCoupon } from "./support/demo-codes";
import { ONCE, recordedRedemptions, recordedUses } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { queueOver } from "./support/till-rows";
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
    await expect(tab.listed(code.title)).toContainText("Confirmed by the server");
  }
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});

test("[R28] two tabs and the service worker that send one outbox at once send nothing twice", async ({ readyTill: till, context, server }) => {
  const { title, codes } = demoCoupon("FLATWHITE");
  const code = { type: "qr", text: codes[0] ?? "" };
  const other = new TillScreen(await context.newPage(), server.origin);
  await other.open();
  await other.expectScanning();
  const before = recordedUses(server.dataDir, "FLATWHITE");
  await server.stop();
  await till.typeCode(code.text);
  await till.redeem(title);
  const keys = await queueOver(till.page, 59);

  await server.start();
  await Promise.all([dispatchSync(till.page, server.origin), other.page.reload()]);
  for (const tab of [till, other]) await expect(tab.statusLine).not.toContainText("wait");
  await expect.poll(() => recordedUses(server.dataDir, "FLATWHITE").keys).toEqual([...before.keys, ...keys].sort());
  expect(recordedUses(server.dataDir, "FLATWHITE").used).toBe(before.used + keys.length);
});
