import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { createApi } from "../../src/client/api/api";
import { pullFeed } from "../../src/client/sync/pull-feed";
import { addOnlineOnlyCoupon, budgetOf, heldPushes, sentTo } from "./ask-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const PUSH = `${MOCK_ORIGIN}/api/till/events`;
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

describe("with a good line", () => {
  test("[R1] [R2] the server decides: asked once, confirmed, and named in the next push", async () => {
    const sent = sentTo(bench);
    const { redemptionKey } = await redeemed(till, freshCode());
    expect(sent.map(({ items }) => items.map(({ kind }) => kind))).toEqual([["ask"]]);
    expect(await listed(till, redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });

    await till.syncNow();
    expect(sent.some(({ items, heard }) => items.length === 0 && heard.includes(redemptionKey))).toBe(true);
    expect(await till.store.outbox()).toEqual([]);
    expect(await listed(till, redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
  });

  test("[R6] the second of two tills is refused by the server, though it had not heard of the first", async () => {
    const code = freshCode();
    const found = await scan(other, code);
    expect(found.decision.kind).toBe("redeem");
    await redeemed(till, code);
    expect(await other.redeem(found)).toMatchObject({ kind: "refused", refusals: [{ reason: "already-redeemed" }], by: "server" });
  });

  test("[R3] an ask that the server refuses leaves nothing, and the till learns why", async () => {
    const code = freshCode();
    const found = await scan(other, code);
    const { atMs } = await redeemed(till, code);
    await other.redeem(found);
    expect(await other.store.outbox()).toEqual([]);
    await other.syncNow();
    expect((await scan(other, code)).decision).toMatchObject({ refusals: [{ redeemed: { when: { kind: "at", ms: atMs } } }] });
  });

  test("[R10] until the till has named it, other tills see it as not confirmed", async () => {
    const code = freshCode();
    bench.server.use(
      http.post(PUSH, async ({ request }) => {
        const { items } = (await request.clone().json()) as { items: readonly unknown[] };
        return items.length > 0 ? bench.mock.app.fetch(request) : HttpResponse.error();
      }),
    );
    await redeemed(till, code);
    await till.syncNow();
    await other.syncNow();
    const unconfirmedFor = async () => {
      const { decision } = await scan(other, code);
      const [refusal] = decision.kind === "refuse" ? decision.refusals : [];
      return refusal?.reason === "already-redeemed" ? refusal.redeemed.unconfirmed : null;
    };
    expect(await unconfirmedFor()).toBe(true);

    bench.back();
    await till.syncNow();
    await other.syncNow();
    expect(await unconfirmedFor()).toBe(false);
  });

  test("[R12] what the server has confirmed can be undone, before and after it was named", async () => {
    for (const isNamed of [false, true]) {
      const code = freshCode();
      const { redemptionKey } = await redeemed(till, code);
      if (isNamed) await till.syncNow();
      expect(await till.undo(redemptionKey, "wrong customer")).toEqual({ kind: "undone" });
      expect((await scan(till, code)).decision.kind).toBe("redeem");
      await till.syncNow();
      await other.syncNow();
      expect((await scan(other, code)).decision.kind).toBe("redeem");
      expect(await till.store.outbox()).toEqual([]);
    }
  });

  test("[R8] an ask brings the open reversal of its code along", async () => {
    const code = freshCode();
    bench.offline();
    const { redemptionKey } = await redeemed(till, code);
    await till.undo(redemptionKey, "wrong customer");
    await till.syncNow();
    bench.back();
    const sent = sentTo(bench, ({ items }) => items.some(({ kind }) => kind === "ask"));
    await until(till, "online");
    await redeemed(till, code);
    const ask = sent.find(({ items }) => items.some(({ kind }) => kind === "ask"));
    expect(ask?.items.map(({ kind }) => kind)).toEqual(["fact", "reversal", "ask"]);
  });

  test("[R4] what the server refuses for good is not redeemed, and is listed for a person", async () => {
    bench.server.use(
      http.post(PUSH, async ({ request }) => {
        const { items } = (await request.json()) as { items: readonly { key: string }[] };
        const outcome = { kind: "refused", problem: "foreign" };
        const answers = items.map(({ key }) => ({ key, outcome, feed: null, duplicate: false, standing: "none" }));
        return HttpResponse.json({ nowMs: Date.now(), answers });
      }),
    );
    expect(await till.redeem(await scan(till, freshCode()))).toEqual({ kind: "server-refused" });
    expect(await till.todaysList()).toMatchObject([{ state: { kind: "refused", seen: false } }]);
    expect(await till.store.outbox()).toEqual([]);
  });

  test("[R13] a supervisor overrides what the server alone has refused", async () => {
    const code = freshCode();
    const found = await scan(other, code);
    await redeemed(till, code);
    feedWithoutNews();
    const said = await other.redeem(found);
    if (said.kind !== "refused") throw new Error(said.kind);
    const supervisor = (await other.staff()).find(({ role }) => role === "supervisor");
    const approved = await other.approve(supervisor?.id ?? "", "9876");
    if (approved.kind !== "approved") throw new Error(approved.kind);
    const override = { approval: approved.approval, note: "Seen the receipt", serverRefusals: said.refusals };
    expect(await other.redeem(found, { override })).toMatchObject({ kind: "redeemed" });
  });

  test("[R30] a till that was revoked redeems nothing, and what it asked for is withdrawn", async () => {
    const found = await scan(till, freshCode());
    const device = await till.store.get("device");
    await bench.mock.store.revokeInstallation(1, device?.installationId ?? "", Date.now());
    bench.server.use(http.post(`${MOCK_ORIGIN}/api/handover`, () => HttpResponse.error()));
    expect(await till.redeem(found)).toEqual({ kind: "revoked" });
    expect(await till.store.get("device")).toMatchObject({ revoked: true });
    expect(await till.store.outbox()).toMatchObject([{ sequence: 1, withdrawal: { key: expect.any(String) } }]);
  });
});

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
    await until(till, "slow");
    await budgetOf(till, LONG_MS);
    await redeemed(till, freshCode());
    held.release();
    await till.syncNow();
    await until(till, "online");
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

/** The feed as it is to a till that has not heard of anything since. */
function feedWithoutNews(): void {
  bench.server.use(
    http.get(`${MOCK_ORIGIN}/api/till/feed`, ({ request }) => {
      const feed = Number(new URL(request.url).searchParams.get("after"));
      return HttpResponse.json({ kind: "page", nowMs: Date.now(), feed, entries: [], more: false });
    }),
  );
}

/** Waits for the line to be judged so. */
async function until(of: BenchTill, network: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = of.watchStatus((status) => {
      if (status.network.kind !== network) return;
      resolve();
      queueMicrotask(() => end());
    });
    void of.syncNow();
  });
}
