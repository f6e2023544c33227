import { ONCE, recordedRedemptions } from "./support/on-record";
import { knownAsRedeemed } from "./support/till-rows";
import { expect, test } from "./support/shop-test";

/** Less than a till would wait until it pulls by itself, and enough for a busy machine. */
const SOON_MS = 12_000;

test("[R28] a till knows by itself, and at once, what another has redeemed", async ({ readyTill, secondTill, server, freshCode }) => {
  const code = freshCode("ean13");
  const known = await knownAsRedeemed(readyTill.page);
  await secondTill.typeCode(code.text);
  await secondTill.redeem(code.title);
  await expect.poll(() => knownAsRedeemed(readyTill.page), { timeout: SOON_MS }).toBe(known + 1);
  await readyTill.typeCode(code.text);
  await readyTill.expectVerdict("Already redeemed");
  await expect(readyTill.page.getByRole("alert")).toContainText("Counter right");
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});

test("[R28] the status line follows a server that goes away and comes back, and so does what others redeem", async ({
  readyTill,
  secondTill,
  server,
  freshCode,
}) => {
  const code = freshCode("code128");
  const tills = [readyTill, secondTill];
  for (const { statusLine } of tills) await expect(statusLine).toContainText("Online");
  await server.stop();
  for (const { statusLine } of tills) await expect(statusLine).toContainText("Offline since", { timeout: SOON_MS });

  const known = await knownAsRedeemed(readyTill.page);
  await secondTill.typeCode(code.text);
  await secondTill.redeem(code.title);
  await server.start();
  for (const { statusLine } of tills) await expect(statusLine).toContainText("Online", { timeout: SOON_MS });
  await expect.poll(() => knownAsRedeemed(readyTill.page), { timeout: SOON_MS }).toBe(known + 1);
  await readyTill.typeCode(code.text);
  await readyTill.expectVerdict("Already redeemed");
});

test("[R6] of two tills that come back online with one code, one is confirmed and the other told so by itself", async ({
  readyTill,
  secondTill,
  server,
  freshCode,
}) => {
  const code = freshCode("code39");
  const tills = [readyTill, secondTill];
  await server.stop();
  for (const till of tills) {
    await till.typeCode(code.text);
    await till.redeem(code.title);
    await till.openToday();
  }
  await server.start();

  const ends = /Confirmed by the server|Conflict: the code was already redeemed elsewhere/;
  for (const till of tills) await expect(till.listed(code.title)).toContainText(ends, { timeout: SOON_MS });
  const said = await Promise.all(tills.map((till) => till.listed(code.title).textContent()));
  expect(said.map((text) => ends.exec(text ?? "")?.[0].slice(0, 9)).sort()).toEqual(["Confirmed", "Conflict:"]);
  const causes = recordedRedemptions(server.dataDir, code).map(({ cause }) => cause ?? "accepted");
  expect(causes.sort()).toEqual(["accepted", "double"]);
});
