import "fake-indexeddb/auto";
import { webcrypto } from "node:crypto";
import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { createApi } from "../../src/client/api/api";
import { pushWaiting } from "../../src/client/sync/push-from-worker";
import type { TillStatus } from "../../src/client/till/till";
import { redeemed, scan, signInAs, startBench, type Bench, type BenchTill } from "./till-bench";

const HANDOVER = `${MOCK_ORIGIN}/api/handover`;

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

let codes = 0;
const freshCode = () => `TEAROFF-CROISSANT-${String((codes += 1)).padStart(4, "0")}`;

/** Redeems without a network, then a manager revokes the till. */
async function redeemThenRevoke(redemptions: number): Promise<readonly string[]> {
  bench.offline();
  const keys: string[] = [];
  for (let count = 0; count < redemptions; count += 1) keys.push((await redeemed(till, freshCode())).redemptionKey);
  await till.syncNow();
  await revoke();
  return keys;
}

async function revoke(): Promise<void> {
  await bench.mock.store.revokeInstallation(1, (await till.store.get("device"))?.installationId ?? "", Date.now());
}

function statusOf(of: BenchTill): Promise<TillStatus> {
  return new Promise((resolve) => {
    const end = of.watchStatus((status) => {
      resolve(status);
      queueMicrotask(() => end());
    });
  });
}

const enrolmentOf = async (of = till) => (await statusOf(of)).enrolment;

test("[R30] a revoked till hands over all that it has, then keeps nothing and says so", async () => {
  const [first, second] = await redeemThenRevoke(2);
  expect(await till.undo(second ?? "", "wrong customer")).toEqual({ kind: "undone" });
  bench.back();
  await till.syncNow();

  expect(await enrolmentOf()).toEqual({ kind: "signed-out", handedOver: 2 });
  expect((await bench.recorded()).filter((key) => key === first)).toHaveLength(1);
  expect(await till.store.known([])).toMatchObject({ device: null, snapshot: null, session: null, unsent: 0 });
  expect(await till.store.get("sealKey")).toBeNull();
  expect(await till.store.get("clock")).toBeNull();
  expect([await till.store.outbox(), await till.store.history(-Infinity), await till.todaysList()]).toEqual([[], [], []]);
});

test("[R30] without a network it says what it has yet to hand over, redeems nothing, and goes on by itself", async () => {
  const found = await scan(till, freshCode());
  await redeemThenRevoke(2);
  bench.back();
  bench.server.use(http.post(HANDOVER, () => HttpResponse.error()));
  await till.syncNow();
  expect(await statusOf(till)).toMatchObject({ enrolment: { kind: "revoked" }, waiting: 2, network: { kind: "offline" } });
  expect(await till.redeem(found)).toEqual({ kind: "revoked" });

  bench.back();
  await till.syncNow();
  expect(await enrolmentOf()).toEqual({ kind: "signed-out", handedOver: 2 });
});

test("[R30] a reply that is lost half-way does no harm: what was handed over is neither doubled nor wiped too early", async () => {
  const keys = await redeemThenRevoke(3);
  bench.back();
  bench.server.use(
    http.post(HANDOVER, async ({ request }) => {
      await bench.mock.answer(request);
      return HttpResponse.error();
    }),
  );
  await till.syncNow();
  expect(await statusOf(till)).toMatchObject({ enrolment: { kind: "revoked" }, waiting: 3 });

  bench.back();
  const restarted = await bench.till({ database: till.database });
  await restarted.syncNow();
  expect(await enrolmentOf(restarted)).toEqual({ kind: "signed-out", handedOver: 3 });
  expect((await bench.recorded()).filter((key) => keys.includes(key)).toSorted()).toEqual(keys.toSorted());
  await restarted.close();
});

test("[R30] an ask that finds the till revoked redeems nothing, and is withdrawn before the till is wiped", async () => {
  const found = await scan(till, freshCode());
  await revoke();
  const before = await bench.recorded();
  expect(await till.redeem(found)).toEqual({ kind: "revoked" });
  await till.syncNow();
  expect(await enrolmentOf()).toEqual({ kind: "signed-out", handedOver: 0 });
  expect(await bench.recorded()).toEqual(before);
});

test("[R10] names the accepted asks that the server has not heard of yet", async () => {
  type Body = { items: readonly unknown[]; heard: readonly string[] };
  bench.server.use(
    http.post(`${MOCK_ORIGIN}/api/till/events`, async ({ request }) => {
      const { heard } = (await request.clone().json()) as Body;
      return heard.length > 0 ? HttpResponse.error() : bench.mock.answer(request);
    }),
  );
  const { redemptionKey } = await redeemed(till, freshCode());
  await revoke();
  bench.back();
  let named: readonly string[] = [];
  bench.server.use(
    http.post(HANDOVER, async ({ request }) => {
      const { heard } = (await request.clone().json()) as Body;
      named = [...named, ...heard];
      return bench.mock.answer(request);
    }),
  );
  await till.syncNow();
  expect(named).toEqual([redemptionKey]);
  expect(await enrolmentOf()).toEqual({ kind: "signed-out", handedOver: 0 });
});

test("[R30] what cannot be read is handed over as evidence, and the rest beside it", async () => {
  const [damaged, sound] = await redeemThenRevoke(2);
  await till.store.changeOutbox((items) =>
    items.flatMap((item) =>
      item.kind === "redemption" && item.key === damaged
        ? [{ ...item, shown: { ...item.shown, bytes: new ArrayBuffer(item.shown.bytes.byteLength) } }]
        : [],
    ),
  );
  const sent: unknown[] = [];
  bench.back();
  bench.server.use(
    http.post(HANDOVER, async ({ request }) => {
      const body = (await request.clone().json()) as { items: unknown[] };
      sent.push(...body.items);
      return bench.mock.answer(request);
    }),
  );
  await till.syncNow();
  expect(await enrolmentOf()).toEqual({ kind: "signed-out", handedOver: 2 });
  expect(sent).toContainEqual(expect.objectContaining({ key: damaged, unreadable: true, contents: expect.objectContaining({ couponId: "CROISSANT" }) }));
  expect(await bench.recorded()).toContain(sound);
});

test("[R30] hands over what had failed too often to be tried again before tomorrow", async () => {
  const [key] = await redeemThenRevoke(1);
  await till.store.changeOutbox((items) =>
    items.flatMap((item) =>
      item.kind === "redemption" ? [{ ...item, state: { phase: "parked", duty: "fact", notBeforeMs: Date.now() + 80_000_000 } }] : [],
    ),
  );
  bench.back();
  await till.syncNow();
  expect(await enrolmentOf()).toEqual({ kind: "signed-out", handedOver: 1 });
  expect(await bench.recorded()).toContain(key);
});

test("[R30] the worker hands over too, while no page is open", async () => {
  await redeemThenRevoke(1);
  bench.back();
  const time = { deviceNowMs: Date.now, runningMs: () => performance.now() };
  const api = createApi({ fetch: (input, init) => fetch(input, init), origin: MOCK_ORIGIN, deviceNowMs: Date.now });
  const deps = { store: till.store, api, time, crypto: webcrypto as Crypto, jitter: () => 0.5 };
  await pushWaiting(deps);
  expect(await till.store.get("device")).toBeNull();
  expect(await till.store.get("signedOut")).toEqual({ handedOver: 1 });
  await pushWaiting(deps);
});

test("[R30] of two tabs both end up signed out, whoever hands over what", async () => {
  await redeemThenRevoke(3);
  const tab = await bench.till({ database: till.database });
  bench.back();
  await Promise.all([till.syncNow(), tab.syncNow()]);
  expect(await enrolmentOf(till)).toEqual({ kind: "signed-out", handedOver: 3 });
  expect(await enrolmentOf(tab)).toEqual({ kind: "signed-out", handedOver: 3 });
  await tab.close();
});

test("[R24] can be enrolled again as a new installation, which a late word on the old one does not touch", async () => {
  const old = await till.store.get("device");
  const tab = await bench.till({ database: till.database });
  await redeemThenRevoke(1);
  bench.back();
  expect(await till.enrol(await bench.mock.enrolmentCode(), "")).toEqual({ kind: "already-enrolled" });
  await till.syncNow();

  expect(await till.enrol(await bench.mock.enrolmentCode(), "")).toMatchObject({ kind: "enrolled" });
  await till.syncNow();
  await signInAs(till, "Demo cashier", "1234");
  const now = await till.store.get("device");
  expect(now?.installationId).not.toBe(old?.installationId);
  await tab.syncNow();
  expect(await enrolmentOf(tab)).toMatchObject({ kind: "enrolled" });
  const { redemptionKey } = await redeemed(till, freshCode());
  await till.syncNow();
  expect(await bench.recorded()).toContain(redemptionKey);
  expect(await till.store.get("signedOut")).toBeNull();
  await tab.close();
});

test("a server that was put back and knows of no revocation has its till again", async () => {
  await redeemThenRevoke(1);
  bench.back();
  bench.server.use(http.post(HANDOVER, () => HttpResponse.json({ problem: "not-allowed", message: "Only a till that was revoked hands over." }, { status: 403 })));
  await till.syncNow();
  expect((await till.store.get("device"))?.revoked).toBe(false);
  expect((await till.store.outbox()).length).toBe(1);
});

test("[R24] [R30] what another tab had sealed when the till was wiped is not redeemed by the till enrolled since", async () => {
  const tab = await bench.till({ database: till.database });
  const found = await scan(tab, freshCode());
  const { addRedemption } = tab.store;
  const frozen = vi.spyOn(tab.store, "addRedemption").mockImplementationOnce(async (...redemption) => {
    await revoke();
    await till.syncNow();
    expect(await till.enrol(await bench.mock.enrolmentCode(), "")).toMatchObject({ kind: "enrolled" });
    await till.syncNow();
    await signInAs(till, "Demo cashier", "1234");
    bench.offline();
    return addRedemption(...redemption);
  });
  expect(await tab.redeem(found)).toEqual({ kind: "signed-out" });
  expect(frozen).toHaveBeenCalledOnce();
  expect(await till.store.outbox()).toEqual([]);
  bench.back();
  await tab.close();
});
