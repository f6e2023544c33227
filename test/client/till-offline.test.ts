import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { http, HttpResponse } from "msw";
import { MOCK_ORIGIN } from "../../mocks/node";
import { fixedTerms } from "../builders/coupons";
import { addCoupon } from "./add-coupon";
import { redeemed, scan, signInAs, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
let till: BenchTill;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());
beforeEach(async () => {
  till = await bench.readyTill();
});
afterEach(async () => {
  bench.back();
  await till.close();
});

let lastCode = 0;
/** A code that no test has redeemed yet. */
function freshCode(): string {
  lastCode += 1;
  return `TEAROFF-CROISSANT-${String(lastCode).padStart(4, "0")}`;
}

async function listed(key: string) {
  return (await till.todaysList()).find(({ redemptionKey }) => redemptionKey === key);
}

describe("without a network", () => {
  test("[R15] redeems, and the next look-up says when and by whom", async () => {
    bench.offline();
    const code = freshCode();
    const { atMs } = await redeemed(till, code);

    const again = await scan(till, code);
    const cashier = await till.currentStaff();
    expect(again.decision).toMatchObject({
      kind: "refuse",
      refusals: [{ reason: "already-redeemed", redeemed: { when: { kind: "at", ms: atMs }, staffId: cashier?.id } }],
    });
    expect(await till.redeem(again)).toMatchObject({ kind: "refused", refusals: [{ reason: "already-redeemed" }] });
  });

  test("[R16] what waits is listed, reaches the server once, and is listed as confirmed", async () => {
    bench.offline();
    const { redemptionKey } = await redeemed(till, freshCode());
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "waiting" }, couponTitle: "Croissant with any coffee" });

    bench.back();
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
  });

  test("[R1] a new till over the same database goes on where the old one stopped", async () => {
    bench.offline();
    const code = freshCode();
    const { redemptionKey } = await redeemed(till, code);
    await till.syncNow();

    bench.back();
    const reopened = await bench.till({ database: till.database });
    expect((await scan(reopened, code)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
    await reopened.syncNow();
    expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
    await reopened.close();
  });

  test("[R12] undoing gives the code back at once, and the server hears of both", async () => {
    bench.offline();
    const code = freshCode();
    const { redemptionKey } = await redeemed(till, code);
    expect(await till.undo(redemptionKey, "wrong customer")).toEqual({ kind: "undone" });
    expect(await till.undo(redemptionKey, "again")).toEqual({ kind: "already-undone" });
    expect((await scan(till, code)).decision.kind).toBe("redeem");
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "undone", acknowledged: false } });

    bench.back();
    await till.syncNow();
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "undone", acknowledged: true } });
    expect((await scan(till, code)).decision.kind).toBe("redeem");
  });

  test("[R12] after the window nothing is undone", async () => {
    const { redemptionKey, undoUntilMs } = await redeemed(till, freshCode());
    bench.pass(undoUntilMs - till.nowMs() + 1);
    expect(await till.undo(redemptionKey, "too late")).toEqual({ kind: "too-late", untilMs: undoUntilMs });
  });

  test("[R29] a till whose storage may vanish stops at twenty unsent", async () => {
    const fragile = await bench.readyTill({ persists: false });
    bench.offline();
    for (let count = 0; count < 20; count += 1) await redeemed(fragile, "TEAROFF-FLAT-WHITE");
    const next = await fragile.redeem(await scan(fragile, "TEAROFF-FLAT-WHITE"));
    expect(next).toMatchObject({ kind: "refused", refusals: [{ reason: "outbox-full", unsent: 20 }] });
    bench.back();
    await fragile.close();
  });

  test("counts its own uses of a capped code before the server has", async () => {
    await addCoupon(bench, "THREE", ["THREE"], fixedTerms({ source: { kind: "fixed", amount: 3 }, offline: "allow" }));
    await till.syncNow();
    bench.offline();
    expect((await redeemed(till, "THREE")).remaining).toBe(2);
    expect((await redeemed(till, "THREE")).remaining).toBe(1);
    await redeemed(till, "THREE");
    expect((await scan(till, "THREE")).decision).toMatchObject({ refusals: [{ reason: "used-up" }] });

    bench.back();
    await till.syncNow();
    expect((await scan(till, "THREE")).decision).toMatchObject({ refusals: [{ reason: "used-up" }] });
  });
});

describe("each redemption reaches the server exactly once", () => {
  test.each([
    ["the reply is lost after the server committed", () => bench.losingReplies()],
    ["the server fails", () => bench.answering(500)],
    ["a gateway says it is too busy", () => bench.answering(429)],
    ["a captive portal answers with its page", () => bench.captivePortal()],
    ["the server no longer knows the token", () => bench.answering(401)],
    ["the network goes", () => bench.offline()],
  ])("though %s", async (_, fault) => {
    fault();
    const { redemptionKey } = await redeemed(till, freshCode());
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "waiting" } });

    bench.back();
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
  });

  test("[R28] though the server takes longer than a till waits", async () => {
    const hasty = await bench.till({ database: till.database, pushLimitMs: 30 });
    bench.server.use(
      http.post(`${MOCK_ORIGIN}/api/till/events`, async ({ request }) => {
        const reply = await bench.mock.app.fetch(request);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return reply;
      }),
    );
    const { redemptionKey } = await redeemed(hasty, freshCode());
    await hasty.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "waiting" } });

    bench.back();
    await hasty.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
    await hasty.close();
  });

  test("[R7] though the server chokes on another item of the same batch", async () => {
    bench.offline();
    const bad = await redeemed(till, freshCode());
    const good = await redeemed(till, freshCode());
    await till.syncNow();
    bench.back();
    bench.server.use(
      http.post(`${MOCK_ORIGIN}/api/till/events`, async ({ request }) => {
        const body = await request.clone().text();
        return body.includes(bad.redemptionKey) ? new HttpResponse("trouble", { status: 500 }) : bench.mock.app.fetch(request);
      }),
    );
    await till.syncNow();
    expect(await listed(good.redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect(await listed(bad.redemptionKey)).toMatchObject({ state: { kind: "waiting" } });

    for (let failures = 1; failures < 5; failures += 1) {
      bench.pass(10 * 60_000);
      await till.syncNow();
    }
    expect(await listed(bad.redemptionKey)).toMatchObject({ state: { kind: "parked" } });
  });
});

test("[R7] an item that the disk has damaged holds up no other, and is listed", async () => {
  bench.offline();
  const damaged = await redeemed(till, freshCode());
  const sound = await redeemed(till, freshCode());
  await till.syncNow();
  await till.store.changeOutbox((items) =>
    items.flatMap((item) =>
      item.kind === "redemption" && item.key === damaged.redemptionKey
        ? [{ ...item, shown: { ...item.shown, bytes: new ArrayBuffer(item.shown.bytes.byteLength) } }]
        : [],
    ),
  );
  bench.back();
  await till.syncNow();
  expect(await listed(sound.redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
  for (let failures = 1; failures < 5; failures += 1) {
    bench.pass(10 * 60_000);
    await till.syncNow();
  }
  // The tab that redeemed it still knows its code; another one does not.
  const tab = await bench.till({ database: till.database });
  const row = (await tab.todaysList()).find(({ redemptionKey }) => redemptionKey === damaged.redemptionKey);
  expect(row).toMatchObject({ state: { kind: "parked" }, shown: { value: "" } });
  await tab.close();
});

test("[R16] a clock that runs ahead without a network forgets nothing", async () => {
  const { redemptionKey } = await redeemed(till, freshCode());
  await till.syncNow();
  bench.offline();
  const yearMs = 365 * 24 * 60 * 60 * 1000;
  bench.pass(yearMs);
  await till.syncNow();
  bench.pass(-yearMs);
  expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
});

describe("two tabs or two tills", () => {
  test("[R28] of two tabs that redeem one code at once, one does", async () => {
    bench.offline();
    const tab = await bench.till({ database: till.database });
    const code = freshCode();
    const [here, there] = await Promise.all([scan(till, code), scan(tab, code)]);
    const said = await Promise.all([till.redeem(here), tab.redeem(there)]);
    expect(said.map(({ kind }) => kind).toSorted()).toEqual(["redeemed", "refused"]);
    await tab.close();
  });

  test("[R6] of two tills that redeemed one code offline, the later one at the server hears of the conflict", async () => {
    const other = await bench.readyTill({ storeName: "Old Town" });
    const code = freshCode();
    bench.offline();
    const first = await redeemed(other, code);
    const second = await redeemed(till, code);
    await Promise.all([other.syncNow(), till.syncNow()]);
    bench.back();
    await other.syncNow();
    await till.syncNow();
    expect(await listed(second.redemptionKey)).toMatchObject({ state: { kind: "conflict", cause: "double", seen: false } });
    expect(await other.todaysList()).toMatchObject([{ redemptionKey: first.redemptionKey, state: { kind: "confirmed" } }]);
    expect((await scan(till, code)).decision).toMatchObject({ refusals: [{ redeemed: { when: { ms: first.atMs } } }] });

    await till.markSeen(second.redemptionKey);
    expect(await listed(second.redemptionKey)).toMatchObject({ state: { kind: "conflict", seen: true } });
    await other.close();
  });

  test("a till refuses what another till redeemed, once it has pulled", async () => {
    const other = await bench.readyTill({ storeName: "Old Town" });
    const code = freshCode();
    const { atMs } = await redeemed(other, code);
    await other.syncNow();
    await till.syncNow();
    expect((await scan(till, code)).decision).toMatchObject({
      refusals: [{ reason: "already-redeemed", redeemed: { when: { kind: "at", ms: atMs } } }],
    });
    await other.close();
  });
});

test("[R13] a supervisor redeems anyway, by PIN and with a note", async () => {
  const code = freshCode();
  await redeemed(till, code);
  const found = await scan(till, code);
  const supervisor = (await till.staff()).find(({ role }) => role === "supervisor");
  const approved = await till.approve(supervisor?.id ?? "", "9876");
  if (approved.kind !== "approved") throw new Error(approved.kind);
  const { approval } = approved;

  expect(await till.redeem(found, { override: { approval, note: " " } })).toMatchObject({ kind: "override-refused" });
  const said = await till.redeem(found, { override: { approval, note: "Customer's phone broke" } });
  expect(said.kind).toBe("redeemed");
  await till.syncNow();
  expect((await till.todaysList())[0]).toMatchObject({ state: { kind: "confirmed" } });
});

test("nobody redeems or undoes without having signed in", async () => {
  const found = await scan(till, freshCode());
  await till.signOut();
  expect(await till.redeem(found)).toEqual({ kind: "signed-out" });
  await signInAs(till, "Demo cashier", "1234");
  expect((await till.redeem(found)).kind).toBe("redeemed");
});
