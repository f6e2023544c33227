import { recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { TillScreen } from "./support/till-screen";

test("[R6] of two tills that redeemed the same code without a network, the first to reach the server keeps it", async ({
  readyTill,
  secondTill,
  server,
  freshCode,
}) => {
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
  await expect(loser.listed(code.title)).toContainText("Conflict: the code was already redeemed elsewhere. A manager decides.");
  const seen = loser.listed(code.title).getByRole("button", { name: "Seen" });
  await seen.click();
  await expect(seen).toHaveCount(0);
  expect(recordedRedemptions(server.dataDir, code)).toEqual([
    { cause: null, reversed: false },
    { cause: "double", reversed: false },
  ]);
});

test("[R15] what was undone without a network can be redeemed at another till once the server has heard of it", async ({
  readyTill,
  secondTill,
  server,
  freshCode,
}) => {
  const code = freshCode("code39");
  await server.stop();
  await readyTill.typeCode(code.text);
  await readyTill.expectVerdict("Can be redeemed");
  await readyTill.pressRedeem();
  await readyTill.page.getByRole("button", { name: /^Undo/ }).click();
  await readyTill.expectVerdict("Undone");
  await readyTill.nextCustomer();
  await readyTill.openToday();
  await expect(readyTill.listed(code.title)).toContainText("Undone, waiting for the network");

  await server.start();
  await expect(readyTill.listed(code.title)).not.toContainText("waiting");
  await secondTill.typeCode(code.text);
  await secondTill.redeem(code.title);
  await secondTill.openToday();
  await expect(secondTill.listed(code.title)).toContainText("Confirmed by the server");
  expect(recordedRedemptions(server.dataDir, code)).toEqual([
    { cause: null, reversed: true },
    { cause: null, reversed: false },
  ]);
});
