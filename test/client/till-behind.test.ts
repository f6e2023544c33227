import { randomBytes } from "node:crypto";
import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const STANDINGS = `${MOCK_ORIGIN}/api/till/standings`;

let bench: Bench;
let till: BenchTill;
let other: BenchTill;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());
beforeEach(async () => {
  till = await bench.readyTill();
  other = await bench.readyTill();
});
afterEach(async () => {
  bench.back();
  await till.close();
  await other.close();
});

let codes = 0;
const freshCode = () => `TEAROFF-CROISSANT-${String((codes += 1)).padStart(4, "0")}`;

/** Two tills redeem a code without the network, and the other one is first; the conflict's key, and what holds the code. */
async function lost(code: string): Promise<{ key: string; holder: string }> {
  bench.offline();
  const { redemptionKey: holder } = await redeemed(other, code);
  const { redemptionKey: key } = await redeemed(till, code);
  await Promise.all([other.syncNow(), till.syncNow()]);
  bench.back();
  await other.syncNow();
  await till.syncNow();
  expect(await stateOf(key)).toMatchObject({ kind: "conflict", resolution: null });
  return { key, holder };
}

async function undoneByTheOther(holder: string): Promise<void> {
  expect(await other.undo(holder, "wrong customer")).toEqual({ kind: "undone" });
  await other.syncNow();
}

async function stateOf(key: string, of = till) {
  return (await of.todaysList()).find(({ redemptionKey }) => redemptionKey === key)?.state;
}

const cursorOf = async (of: BenchTill) => (await of.store.get("snapshot"))?.feed ?? 0;

/** So much changes that no kept base needs what came before, and that is tidied away. */
async function feedIsTidied(): Promise<void> {
  const { store } = bench.mock;
  const until = await cursorOf(other);
  const [first] = await store.coupons(1);
  if (first === undefined) throw new Error("The demo shop has no coupon.");
  for (let version = 1; ; version += 1) {
    const { coupon } = (await store.coupons(1)).find((one) => one.coupon.couponId === first.coupon.couponId) ?? first;
    await store.replaceCoupon(1, { ...coupon, version: coupon.version + 1 }, Date.now());
    const { epoch } = await store.snapshot(1, Date.now());
    await store.tidy(Date.now(), 0);
    if ((await store.feedAfter(1, { after: until, epoch: epoch.number }, 1)) === null) return;
  }
}

const newEpoch = () => bench.mock.store.startEpoch(1, randomBytes(32), { restored: false }, Date.now());

test.each([
  ["a feed that was tidied", feedIsTidied],
  ["a new epoch", newEpoch],
])("[R6] behind %s, a till keeps its outbox, takes a new snapshot, and hears what became of its conflict", async (_, jump) => {
  const { key, holder } = await lost(freshCode());
  const before = await cursorOf(till);
  bench.offline();
  const [kept, gone] = [freshCode(), freshCode()];
  const { redemptionKey: queued } = await redeemed(till, kept);
  await till.syncNow();
  bench.back();
  await undoneByTheOther(holder);
  await redeemed(other, gone);
  await other.syncNow();
  await jump();

  bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/events`, () => new HttpResponse("trouble", { status: 503 })));
  await till.syncNow();
  expect(await cursorOf(till)).toBeGreaterThan(before);
  expect((await till.store.outbox()).map((item) => item.key)).toEqual([queued]);
  expect((await scan(till, kept)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  expect((await scan(till, gone)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  expect(await stateOf(key)).toMatchObject({ kind: "conflict", resolution: "promoted" });

  bench.back();
  await till.syncNow();
  await other.syncNow();
  expect(await till.store.outbox()).toEqual([]);
  expect(await stateOf(queued)).toEqual({ kind: "confirmed" });
  expect((await scan(other, kept)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  expect((await till.store.get("snapshot"))?.newsMissed).toBe(false);
});

test("[R6] what it could not ask at once it asks in a later round, though the till was started anew in between", async () => {
  const { key, holder } = await lost(freshCode());
  await undoneByTheOther(holder);
  await newEpoch();
  bench.server.use(http.post(STANDINGS, () => HttpResponse.error()));
  await till.syncNow();
  expect(await stateOf(key)).toMatchObject({ resolution: null });

  bench.back();
  const restarted = await bench.till({ database: till.database });
  await restarted.syncNow();
  expect(await stateOf(key, restarted)).toMatchObject({ resolution: "promoted" });
  await restarted.close();
});

test("[R6] a till that has missed nothing asks nothing", async () => {
  const { key, holder } = await lost(freshCode());
  let asked = 0;
  bench.server.use(
    http.post(STANDINGS, ({ request }) => {
      asked += 1;
      return bench.mock.answer(request);
    }),
  );
  await undoneByTheOther(holder);
  await till.syncNow();
  expect(await stateOf(key)).toMatchObject({ resolution: "promoted" });
  expect(asked).toBe(0);
});

test("[R6] what another tab has pulled since the till asked is not taken back", async () => {
  const { key } = await lost(freshCode());
  await resolvedAs("loss", key);
  await newEpoch();
  const tab = await bench.till({ database: till.database });
  bench.server.use(
    http.post(STANDINGS, async ({ request }) => {
      const answer = await bench.mock.answer(request);
      bench.back();
      await resolvedAs("fraud", key);
      await tab.syncNow();
      return answer;
    }),
  );
  await till.syncNow();
  expect(await stateOf(key)).toMatchObject({ resolution: "fraud" });
  await tab.close();
});

async function resolvedAs(resolution: "loss" | "fraud", key: string): Promise<void> {
  const said = { key, resolution, note: "", managerId: "manager", reversalKey: "" };
  expect(await bench.mock.store.resolveConflict(1, said, Date.now())).toMatchObject({ kind: "resolve" });
}
