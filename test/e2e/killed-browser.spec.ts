import { ONCE, recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { TillScreen } from "./support/till-screen";

test("[R1] what the screen said is redeemed outlives a browser that is killed before it could send it", async ({
  profile,
  server,
  freshCode,
}) => {
  test.setTimeout(180_000);
  const code = freshCode("code39");
  await server.start();
  const before = await profile.open();
  const till = new TillScreen(before.page, server.origin);
  await till.prepare(server.enrolmentCode());
  await server.stop();
  await till.typeCode(code.text);
  await till.expectVerdict("Can be redeemed");
  await till.pressRedeem();
  await till.expectVerdict("Redeemed");
  await before.kill();

  await server.start();
  expect(recordedRedemptions(server.dataDir, code)).toEqual([]);
  const after = await profile.open();
  const again = new TillScreen(after.page, server.origin);
  await again.open();
  await again.expectScanning();
  await again.typeCode(code.text);
  await again.expectVerdict("Already redeemed");
  await again.nextCustomer();
  await again.openToday();
  // What was being sent when the browser died is sent again once another tab's sending would be over (R28).
  await expect(again.listed(code.title)).toContainText("Confirmed by the server", { timeout: 45_000 });
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});
