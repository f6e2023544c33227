import { recordedMarks, recordedTimes } from "./support/on-record";
import { setClock, withSettableClock } from "./support/set-clock";
import { expect, test } from "./support/shop-test";
import { type Stocked, stockShop } from "./support/stock-shop";
import { unitsLent } from "./support/till-rows";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const qr = (text: string) => ({ type: "qr", text });
const RUNNING = qr("DATED-RUNNING");
const RELOADED = qr("DATED-RELOADED");
const FORWARD = qr("DATED-FORWARD");

/** The clock is set back by a day: it stays in this period. */
const DATED: Stocked = {
  couponId: "DATED",
  codes: [RUNNING, RELOADED, FORWARD].map(({ text }) => text),
  terms: { period: { startMs: Date.now() - 30 * DAY_MS, endMs: Date.now() + 30 * DAY_MS } },
};
const LENT_CODE = "LENT-TO-TILLS";
const LENT: Stocked = {
  couponId: "LENT",
  codes: [LENT_CODE],
  terms: { source: { kind: "fixed", amount: 1_000 }, offline: "lease-only" },
};

test("[R25] [R26] [R27] a clock that is set back without a network: redemptions carry the doubt, and no lease is spent until the next sync", async ({
  till,
  server,
}) => {
  test.setTimeout(240_000);
  const { page } = till;
  await server.stop();
  const [, lent = 0] = await stockShop(server.dataDir, [DATED, LENT]);
  await server.start();
  await withSettableClock(page);
  await till.prepare(server.enrolmentCode());
  await expect.poll(() => unitsLent(page, lent), { timeout: 60_000 }).toBeGreaterThan(0);
  const actsMs = { first: Date.now(), last: 0 };

  async function redeemInDoubt(code: string): Promise<void> {
    await till.typeCode(code);
    await till.expectVerdict("Check the date");
    await till.pressRedeem();
    await till.expectVerdict("Redeemed");
    await till.nextCustomer();
  }

  async function expectNoUnit(): Promise<void> {
    await expect(till.statusLine).toContainText("Offline since", { timeout: 60_000 });
    await till.typeCode(LENT_CODE);
    await till.expectVerdict("Needs network");
    await till.nextCustomer();
  }

  async function spendUnit(): Promise<void> {
    await till.typeCode(LENT_CODE);
    await till.redeem(LENT.couponId);
  }

  await test.step("set back while the till runs", async () => {
    await server.stop();
    await expect(till.statusLine).toContainText("Offline since", { timeout: 60_000 });
    await setClock(page, -DAY_MS);
    await redeemInDoubt(RUNNING.text);
  });

  await test.step("loaded anew, the till has nothing but the set clock, and what it has stored", async () => {
    await page.reload();
    await till.unlock();
    await redeemInDoubt(RELOADED.text);
    await expectNoUnit();
    actsMs.last = Date.now();
  });

  await test.step("put forward again and loaded anew, it is sure", async () => {
    await setClock(page, 0);
    await page.reload();
    await till.unlock();
    await spendUnit();
    await till.typeCode(FORWARD.text);
    await till.redeem(DATED.couponId);
  });

  await test.step("set back once more, a sync settles it, to an earlier time by the device's clock", async () => {
    await setClock(page, -DAY_MS);
    await page.reload();
    await till.unlock();
    await expectNoUnit();
    await server.start();
    await expect(till.statusLine).toContainText("Online", { timeout: 60_000 });
    await expect(till.statusLine).not.toContainText("wait", { timeout: 60_000 });
    await server.stop();
    await expect(till.statusLine).toContainText("Offline since", { timeout: 60_000 });
    await page.reload();
    await till.unlock();
    await spendUnit();
  });

  await test.step("the server holds what each redemption said of its time", async () => {
    expect(recordedMarks(server.dataDir, RUNNING)).toEqual([expect.arrayContaining(["period-uncertain"])]);
    expect(recordedMarks(server.dataDir, RELOADED)).toEqual([expect.arrayContaining(["period-uncertain"])]);
    expect(recordedMarks(server.dataDir, FORWARD)).toEqual([expect.not.arrayContaining(["period-uncertain"])]);
    const [running, reloaded, forward] = [RUNNING, RELOADED, FORWARD].flatMap((code) => recordedTimes(server.dataDir, code));
    expect([running, reloaded, forward].map((time) => time?.uncertain)).toEqual([true, true, false]);
    const correctedMs = (time: typeof running) => (time?.deviceMs ?? NaN) + (time?.offsetMs ?? NaN);
    // While it runs the till knows better than the clock that was set.
    expect(Math.abs(correctedMs(running) - actsMs.first)).toBeLessThan(HOUR_MS);
    expect(correctedMs(reloaded)).toBeLessThan(actsMs.last - DAY_MS + HOUR_MS);
  });
});
