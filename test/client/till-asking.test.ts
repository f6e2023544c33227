import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { lineIs, sentTo } from "./ask-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const PUSH = `${MOCK_ORIGIN}/api/till/events`;

let bench: Bench;
let till: BenchTill;
let other: BenchTill;
beforeAll(async () => {
  bench = await startBench();
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

async function listed(of: BenchTill, key: string) {
  return (await of.todaysList()).find(({ redemptionKey }) => redemptionKey === key);
}

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
    await lineIs(till, "online");
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

/** The feed as it is to a till that has not heard of anything since. */
function feedWithoutNews(): void {
  bench.server.use(
    http.get(`${MOCK_ORIGIN}/api/till/feed`, ({ request }) => {
      const feed = Number(new URL(request.url).searchParams.get("after"));
      return HttpResponse.json({ kind: "page", nowMs: Date.now(), feed, entries: [], more: false });
    }),
  );
}
