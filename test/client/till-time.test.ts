import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { addListCoupon, budgetOf } from "./ask-bench";
import { redeemed, startBench, type Bench, type BenchTill } from "./till-bench";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let bench: Bench;
let till: BenchTill;
beforeAll(async () => {
  bench = await startBench();
  const nowMs = Date.now();
  await addListCoupon(bench, "DATED", { period: { startMs: nowMs - 300 * DAY_MS, endMs: nowMs + 300 * DAY_MS } });
  await addListCoupon(bench, "ALWAYS", {});
});
afterAll(() => bench.mock.stop());
beforeEach(async () => {
  till = await bench.readyTill();
});
afterEach(async () => {
  bench.back();
  bench.setClocks(0);
  await till.close();
});

let last = 0;
const fresh = (couponId: "DATED" | "ALWAYS") => `${couponId}-${String((last += 1))}`;

/** The till's page is loaded anew. */
async function reload(): Promise<void> {
  await till.close();
  till = await bench.till({ database: till.database });
}

const highestMs = async () => (await till.store.get("clock"))?.highestMs;

/** Redeems a code; says what the till says of that beside what it is. */
async function redeemedInCircumstances(code: string) {
  const { redemptionKey } = await redeemed(till, code);
  const item = (await till.store.outbox()).find(({ key }) => key === redemptionKey);
  if (item?.kind !== "redemption") throw new Error("the redemption does not wait");
  return item.circumstances;
}

const circumstancesOfNext = () => redeemedInCircumstances(fresh("DATED"));

/** Whether the next redemption carries doubt about the time, and the mark that it is about. */
async function isUncertain(): Promise<boolean> {
  const { time, marks } = await circumstancesOfNext();
  expect(marks.includes("period-uncertain")).toBe(time.uncertain);
  return time.uncertain;
}

test("[R25] the highest time is stored each minute, however long the network has been gone", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const stop = till.start();
  try {
    bench.offline();
    await till.syncNow();
    bench.pass(3 * HOUR_MS);
    vi.advanceTimersByTime(60_000);
    await expect.poll(highestMs).toBeGreaterThan(Date.now() + 3 * HOUR_MS - 60_000);
  } finally {
    stop();
    vi.useRealTimers();
  }
});

test("[R30] a device that is no till stores no time", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const device = await bench.till();
  const stop = device.start();
  try {
    vi.advanceTimersByTime(60_000);
    await device.syncNow();
    expect(await device.store.get("clock")).toBeNull();
  } finally {
    stop();
    vi.useRealTimers();
    await device.close();
  }
});

test.each([-DAY_MS, DAY_MS])("[R25] a clock set by %i ms under a running till: each redemption carries the doubt, and the right time", async (byMs) => {
  bench.offline();
  expect(await isUncertain()).toBe(false);
  bench.setClocks(byMs);
  const { time, marks } = await circumstancesOfNext();
  expect(time.uncertain).toBe(true);
  expect(marks).toEqual(["period-uncertain"]);
  expect(Math.abs(time.deviceMs + (time.offsetMs ?? 0) - bench.nowMs())).toBeLessThan(HOUR_MS);
  expect((await redeemedInCircumstances(fresh("ALWAYS"))).marks).toEqual([]);

  bench.back();
  await till.syncNow();
  bench.offline();
  expect(await isUncertain()).toBe(false);
});

test("[R25] a clock that was set back while no tab was open marks validity uncertain until the next sync", async () => {
  bench.offline();
  bench.setClocks(-DAY_MS);
  await reload();
  expect(await isUncertain()).toBe(true);
  expect(await highestMs()).toBeGreaterThan(bench.nowMs() - HOUR_MS);

  bench.back();
  await till.syncNow();
  bench.offline();
  expect(await isUncertain()).toBe(false);
});

test("[R25] a clock that ran ahead and is put right marks validity uncertain, and the next sync resets that downwards", async () => {
  bench.offline();
  bench.setClocks(DAY_MS);
  await reload();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const stop = till.start();
  vi.advanceTimersByTime(60_000);
  stop();
  vi.useRealTimers();
  await expect.poll(highestMs).toBeGreaterThan(bench.nowMs() + HOUR_MS);

  bench.setClocks(0);
  await reload();
  expect(await isUncertain()).toBe(true);
  bench.back();
  await till.syncNow();
  bench.offline();
  expect(await isUncertain()).toBe(false);
});

test("[R16] a tab whose clock ran ahead forgets nothing while another tab is at the pull", async () => {
  const { redemptionKey } = await redeemed(till, fresh("ALWAYS"));
  await till.syncNow();
  bench.setClocks(100 * DAY_MS);
  const tab = await bench.till({ database: till.database, elsewhere: true });
  await tab.syncNow();
  expect((await tab.store.history(0)).map(({ key }) => key)).toContain(redemptionKey);
  await tab.close();
});

test("[R25] an ask without an answer, decided in doubt, is marked as what was decided at once", async () => {
  await budgetOf(till, 60_000);
  bench.server.use(
    http.post(`${MOCK_ORIGIN}/api/till/events`, () => {
      bench.setClocks(-DAY_MS);
      return HttpResponse.error();
    }),
  );
  const { time, marks } = await redeemedInCircumstances(fresh("DATED"));
  expect(time.uncertain).toBe(true);
  expect(marks).toEqual(["period-uncertain", "decided-after-ask-timed-out"]);
});
