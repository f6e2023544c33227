import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { createApi } from "../../src/client/api/api";
import { pullFeed } from "../../src/client/sync/pull-feed";
import { addOnlineOnlyCoupon, budgetOf, heldPushes, lineIs, sentTo } from "./ask-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const LONG_MS = 60_000;

let bench: Bench;
let till: BenchTill;
let other: BenchTill;
beforeAll(async () => {
  bench = await startBench();
  await addOnlineOnlyCoupon(bench);
  other = await bench.readyTill({ storeName: "Old Town" });
});
afterAll(async () => {
  await other.close();
  await bench.mock.stop();
});
beforeEach(async () => {
  till = await bench.readyTill();
});
afterEach(async () => {
  bench.back();
  await till.close();
  await other.syncNow();
});

let lastCode = 0;
function freshCode(): string {
  lastCode += 1;
  return `TEAROFF-CROISSANT-${String(lastCode).padStart(4, "0")}`;
}

let lastOnline = 0;
function freshOnlineOnly(): string {
  lastOnline += 1;
  return `ONLINE-${String(lastOnline)}`;
}

async function listed(of: BenchTill, key: string) {
  return (await of.todaysList()).find(({ redemptionKey }) => redemptionKey === key);
}

const phases = async (of: BenchTill) => (await of.store.outbox()).map(({ state }) => state.phase);

describe("without an answer in time", () => {
  test("[R3] the till's yes makes it a fact under the same key, and the late answer changes nothing", async () => {
    await budgetOf(till, 20);
    const held = heldPushes(bench, "after");
    const code = freshCode();
    const { redemptionKey } = await redeemed(till, code);
    expect(await till.store.outbox()).toMatchObject([
      { key: redemptionKey, sequence: 1, circumstances: { marks: ["decided-after-ask-timed-out"] } },
    ]);
    held.release();
    await till.syncNow();
    expect(await listed(till, redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
    await other.syncNow();
    expect((await scan(other, code)).decision).toMatchObject({ refusals: [{ redeemed: { unconfirmed: false } }] });
  });

  test("[R3] the till's no withdraws it: the server's yes is undone, and the code is free for others", async () => {
    const code = freshOnlineOnly();
    const found = await scan(till, code);
    await budgetOf(till, 20);
    const held = heldPushes(bench, "after");
    expect(await till.redeem(found)).toMatchObject({ kind: "refused", refusals: [{ reason: "online-only" }], by: "till" });
    expect(await till.todaysList()).toEqual([]);
    held.release();
    await till.syncNow();
    expect(await till.store.outbox()).toEqual([]);
    await Promise.all([till.syncNow(), other.syncNow()]);
    expect((await scan(till, code)).decision.kind).toBe("redeem");
    expect((await redeemed(other, code)).redemptionKey).toBeTruthy();
  });

  test("[R1] the server's yes counts where the feed brings it, though its answer never comes", async () => {
    await budgetOf(till, 2_000);
    const held = heldPushes(bench, "after");
    const pressed = till.redeem(await scan(till, freshOnlineOnly()));
    await held.arrived;
    const api = createApi({ fetch: (input, init) => fetch(input, init), origin: MOCK_ORIGIN, deviceNowMs: Date.now });
    await pullFeed({ store: till.store, api }, (await till.store.get("device"))?.token ?? "");
    expect(await pressed).toMatchObject({ kind: "redeemed" });
    expect(await till.store.outbox()).toMatchObject([{ sequence: null, withdrawal: null, state: { phase: "confirmed" } }]);
    held.release();
    await till.syncNow();
    expect(await till.store.outbox()).toEqual([]);
  });

  test("[R2] the line is slow at once, so the next scan does not wait; a quick answer makes it good again", async () => {
    await budgetOf(till, 20);
    const sent = sentTo(bench);
    const held = heldPushes(bench, "before");
    await redeemed(till, freshCode());
    await lineIs(till, "slow");
    await budgetOf(till, LONG_MS);
    await redeemed(till, freshCode());
    held.release();
    await till.syncNow();
    await lineIs(till, "online");
    bench.back();
    const last = sentTo(bench);
    await redeemed(till, freshCode());
    expect(sent).toEqual([]);
    expect(last[0]?.items.map(({ kind }) => kind)).toEqual(["ask"]);
  });

  test.each([
    ["the network is gone", () => bench.offline()],
    ["the server fails", () => bench.answering(500)],
    ["a gateway says it is too busy", () => bench.answering(429)],
    ["a captive portal answers", () => bench.captivePortal()],
    ["the server does not know the token", () => bench.answering(401)],
    ["the answer is lost", () => bench.losingReplies()],
  ])("[R3] the till decides at once where %s", async (_, fault) => {
    const code = freshOnlineOnly();
    const [ordinary, onlineOnly] = await Promise.all([scan(till, freshCode()), scan(till, code)]);
    fault();
    expect(await till.redeem(onlineOnly)).toMatchObject({ kind: "refused", refusals: [{ reason: "online-only" }] });
    expect(await till.redeem(ordinary)).toMatchObject({ kind: "redeemed" });
    // A round that began in the fault and ended after it would blame what it sent (R7).
    await till.syncNow();
    bench.back();
    await till.syncNow();
    expect(await till.store.outbox()).toEqual([]);
    await other.syncNow();
    expect((await scan(other, code)).decision.kind).toBe("redeem");
  });

  test("[R32] what only the server can decide is asked for again as soon as somebody tries", async () => {
    const found = await scan(till, freshOnlineOnly());
    bench.offline();
    await till.syncNow();
    expect(await till.redeem(found)).toMatchObject({ refusals: [{ reason: "online-only" }] });
    bench.back();
    expect(await till.redeem(found)).toMatchObject({ kind: "redeemed" });
  });
});

describe("a till that stops in the middle of an ask", () => {
  test("[R3] is found out by the next one over its database once the ask has lapsed; not sooner", async () => {
    const code = freshCode();
    await budgetOf(till, LONG_MS);
    const held = heldPushes(bench, "after");
    const asking = till.redeem(await scan(till, code));
    await held.arrived;
    bench.back();

    const tab = await bench.till({ database: till.database });
    expect((await scan(tab, code)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
    await tab.syncNow();
    expect(await phases(tab)).toEqual(["asking"]);
    bench.pass(11_000);
    await tab.syncNow();
    expect(await tab.store.outbox()).toEqual([]);
    await tab.syncNow();
    expect((await scan(tab, code)).decision.kind).toBe("redeem");
    await other.syncNow();
    expect((await scan(other, code)).decision.kind).toBe("redeem");

    // The first tab was only slow: the server's yes comes too late for it.
    held.release();
    expect(await asking).toEqual({ kind: "not-stored" });
    expect(await tab.todaysList()).toEqual([]);
    await tab.close();
  });

  test("[R28] rounds by themselves as soon as the ask has lapsed", async () => {
    const code = freshCode();
    await budgetOf(till, LONG_MS);
    const held = heldPushes(bench, "after");
    const asking = till.redeem(await scan(till, code));
    await held.arrived;
    bench.back();
    const tab = await bench.till({ database: till.database });
    await tab.syncNow();
    bench.pass(10_000);
    const stop = tab.start();
    // By its timer alone it would look again after a quarter of a minute.
    await expect.poll(() => phases(tab)).toEqual([]);
    stop();
    held.release();
    expect(await asking).toEqual({ kind: "not-stored" });
    await tab.close();
  });
});
