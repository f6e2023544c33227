import { revokeTill } from "./support/revoke-till";
import { ONCE, recordedMarks, recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { everythingKept } from "./support/till-rows";

const API = "**/api/**";

test("[R30] a till that was revoked while it had no network hands over what it did, keeps nothing, and can be set up again", async ({
  till,
  context,
  server,
  freshCode,
}) => {
  test.setTimeout(240_000);
  const codes = [freshCode("qr"), freshCode("ean13")];
  await till.prepare(server.enrolmentCode(), "Counter lost");
  await context.route(API, (route) => route.abort("internetdisconnected"));
  for (const code of codes) {
    await till.typeCode(code.text);
    await till.redeem(code.title);
  }
  await expect(till.statusLine).toContainText("2 wait");
  expect((await everythingKept(till.page))["outbox"]).toHaveLength(2);
  await revokeTill(server, "Counter lost");
  for (const code of codes) expect(recordedRedemptions(server.dataDir, code)).toEqual([]);

  await context.unroute(API);
  await expect(till.heading("Set up this till")).toBeVisible({ timeout: 30_000 });
  await expect(till.page.getByText("This till was taken out of use.")).toBeVisible();
  await expect(till.page.getByText("2 redemptions were handed over to the server first, and nothing is kept on this device.")).toBeVisible();
  expect(await everythingKept(till.page)).toEqual({ singles: ['"signedOut"'] });
  for (const code of codes) {
    expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
    expect(recordedMarks(server.dataDir, code)).toEqual([expect.arrayContaining(["late-device"])]);
  }

  await till.enrol(server.enrolmentCode(), "Counter found");
  await till.signIn();
  const again = freshCode("code39");
  await till.typeCode(again.text);
  await till.redeem(again.title);
  await till.openToday();
  await expect(till.listed(again.title)).toContainText("Confirmed by the server");
  await expect(till.page.getByRole("listitem")).toHaveCount(1);
  expect(recordedMarks(server.dataDir, again)).toEqual([expect.not.arrayContaining(["late-device"])]);
});
