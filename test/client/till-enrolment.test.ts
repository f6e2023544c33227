import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import type { TillStatus } from "../../src/client/till/till";
import { redeemed, scan, signInAs, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());
afterEach(() => bench.back());

function statusOf(till: BenchTill): Promise<TillStatus> {
  return new Promise((resolve) => {
    const end = till.watchStatus((status) => {
      resolve(status);
      queueMicrotask(() => end());
    });
  });
}

test("a till enrols with the link of a manager's QR, says where it is, and is ready", async () => {
  const till = await bench.till();
  expect((await statusOf(till)).enrolment).toEqual({ kind: "none" });
  const link = `https://shop.example/till#enrol=${await bench.mock.enrolmentCode("Old Town")}`;
  expect(await till.enrol(link, " Counter 2 ")).toMatchObject({ kind: "enrolled", device: { name: "Counter 2" } });
  await till.syncNow();

  expect(await statusOf(till)).toMatchObject({
    enrolment: { kind: "enrolled", shop: { workspaceName: "Demo shop", demo: true, store: { name: "Old Town" } } },
    snapshot: { kind: "ready" },
    network: { kind: "online" },
    waiting: 0,
    storage: "granted",
    clockUncertain: false,
  });
  expect(await till.enrol(link, "")).toEqual({ kind: "already-enrolled" });
  await till.close();
});

test.each([
  ["nobody knows", async () => "ABCD-EFGH-JKMN", "code-unknown"],
  ["is used already", async () => usedCode(), "code-used"],
  ["is none", async () => "https://shop.example/till", "no-code-in-link"],
])("a code that %s enrols no till", async (_, code, problem) => {
  const till = await bench.till();
  expect(await till.enrol(await code(), "")).toEqual({ kind: problem });
  expect((await statusOf(till)).enrolment).toEqual({ kind: "none" });
  await till.close();
});

async function usedCode(): Promise<string> {
  const code = await bench.mock.enrolmentCode();
  const other = await bench.till();
  await other.enrol(code, "");
  await other.close();
  return code;
}

test.each([
  ["without a network", () => bench.offline(), "no-network"],
  ["behind a captive portal", () => bench.captivePortal(), "server-trouble"],
  ["while the server fails", () => bench.answering(503), "server-trouble"],
])("%s, enrolling says so and the code stays good", async (_, fault, problem) => {
  const till = await bench.till();
  const code = await bench.mock.enrolmentCode();
  fault();
  expect(await till.enrol(code, "")).toEqual({ kind: problem });
  bench.back();
  expect(await till.enrol(code, "")).toMatchObject({ kind: "enrolled" });
  await till.close();
});

test("[R29] a browser that refused to keep the storage is asked again when the till starts", async () => {
  const till = await bench.readyTill({ persists: false });
  expect((await statusOf(till)).storage).toBe("refused");
  const reopened = await bench.till({ database: till.database, persists: true });
  const stop = reopened.start();
  await expect.poll(async () => (await statusOf(reopened)).storage).toBe("granted");
  stop();
  await Promise.all([till.close(), reopened.close()]);
});

test("the status tells of what waits, and since when there is no network", async () => {
  const till = await bench.readyTill();
  bench.offline();
  await redeemed(till, "TEAROFF-CROISSANT-0001");
  await till.syncNow();
  const { network, waiting } = await statusOf(till);
  expect(waiting).toBe(1);
  expect(network).toMatchObject({ kind: "offline" });
  bench.back();
  await till.close();
});

test("[R28] a blob that arrives with other bytes is not used; nothing is decided by half a snapshot", async () => {
  const till = await bench.till();
  bench.server.use(
    http.get(`${MOCK_ORIGIN}/api/till/blobs/*`, async ({ request }) => {
      const bytes = new Uint8Array(await (await bench.mock.app.fetch(request)).arrayBuffer());
      return HttpResponse.arrayBuffer(bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)).buffer);
    }),
  );
  await till.enrol(await bench.mock.enrolmentCode(), "");
  await till.syncNow();
  expect(await till.lookUp({ text: "TEAROFF-FLAT-WHITE", symbology: "qr" })).toEqual({ kind: "not-ready" });

  bench.back();
  await till.syncNow();
  expect((await scan(till, "TEAROFF-FLAT-WHITE")).decision.kind).toBe("redeem");
  await till.close();
});

test("[R16] a snapshot that cannot be fetched leaves the old one and what waits as they are", async () => {
  const till = await bench.readyTill();
  bench.server.use(
    http.post(`${MOCK_ORIGIN}/api/till/events`, () => HttpResponse.error()),
    http.get(`${MOCK_ORIGIN}/api/till/feed`, () => HttpResponse.json({ kind: "snapshot-needed", nowMs: Date.now() })),
    http.get(`${MOCK_ORIGIN}/api/till/snapshot`, () => HttpResponse.error()),
  );
  await redeemed(till, "TEAROFF-CROISSANT-0002");
  await till.syncNow();
  expect((await scan(till, "TEAROFF-CROISSANT-0003")).decision.kind).toBe("redeem");
  expect((await scan(till, "TEAROFF-CROISSANT-0002")).decision.kind).toBe("refuse");
  expect((await statusOf(till)).waiting).toBe(1);
  bench.back();
  await till.close();
});

test("a new snapshot fetches only the blobs that the till does not hold", async () => {
  const till = await bench.readyTill();
  let fetched = 0;
  bench.server.use(
    http.get(`${MOCK_ORIGIN}/api/till/feed`, () => HttpResponse.json({ kind: "snapshot-needed", nowMs: Date.now() })),
    http.get(`${MOCK_ORIGIN}/api/till/blobs/*`, ({ request }) => {
      fetched += 1;
      return bench.mock.app.fetch(request);
    }),
  );
  const before = await till.store.get("snapshot");
  await till.syncNow();
  const after = await till.store.get("snapshot");
  const isHeld = (hash: string) => before?.states === hash || before?.shards.some((shard) => shard.hash === hash);
  const missing = [after?.states ?? "", ...(after?.shards ?? []).map(({ hash }) => hash)].filter((hash) => !isHeld(hash));
  expect(fetched).toBe(missing.length);
  bench.back();
  await till.close();
});

test("[R17] no code stands readable in the database", async () => {
  const till = await bench.readyTill();
  bench.offline();
  await redeemed(till, "TEAROFF-CROISSANT-0005");
  await till.syncNow();
  const rows = [...(await till.store.outbox()), ...(await till.store.history(0))];
  expect(JSON.stringify(rows)).not.toContain("CROISSANT-0005");
  const bytes = rows.map((row) => ("shown" in row ? new TextDecoder().decode(row.shown.bytes) : ""));
  expect(bytes.join()).not.toContain("CROISSANT-0005");
  expect((await till.store.get("sealKey"))?.extractable).toBe(false);
  expect((await till.store.get("snapshot"))?.epoch.key.extractable).toBe(false);
  bench.back();
  await till.close();
});

test("[R61] after five wrong PINs nobody gets in for a while, reload or not, and then with the right one", async () => {
  const till = await bench.readyTill();
  bench.offline();
  await till.signOut();
  expect(await signInAs(till, "Demo cashier", "0000")).toEqual({ kind: "wrong-pin", triesLeft: 4 });
  for (let tries = 0; tries < 3; tries += 1) await signInAs(till, "Demo cashier", "0000");
  expect(await signInAs(till, "Demo cashier", "0000")).toMatchObject({ kind: "locked" });
  expect(await signInAs(till, "Demo cashier", "1234")).toMatchObject({ kind: "locked" });

  const reopened = await bench.till({ database: till.database });
  const locked = await signInAs(reopened, "Demo cashier", "1234");
  if (locked.kind !== "locked") throw new Error(locked.kind);
  expect(await signInAs(reopened, "Demo supervisor", "9876")).toMatchObject({ kind: "signed-in" });
  bench.pass(locked.waitMs);
  expect(await signInAs(reopened, "Demo cashier", "1234")).toMatchObject({ kind: "signed-in", staff: { name: "Demo cashier" } });
  expect(await reopened.currentStaff()).toMatchObject({ name: "Demo cashier" });
  bench.back();
  await Promise.all([till.close(), reopened.close()]);
});

test("[R13] a cashier's own PIN approves no override", async () => {
  const till = await bench.readyTill();
  const cashier = await till.currentStaff();
  expect(await till.approve(cashier?.id ?? "", "1234")).toEqual({ kind: "not-a-supervisor" });
  await till.close();
});

test("[R18] typed text means every type it can be; what no coupon has is unknown, what is no code is said so", async () => {
  const till = await bench.readyTill();
  expect(await till.lookUp({ text: "esp-0007", symbology: null })).toMatchObject({ kind: "decided", coupon: null });
  expect(await till.lookUp({ text: " ESP-0007 ", symbology: null })).toMatchObject({ kind: "decided", coupon: { couponId: "ESPRESSO" } });
  expect(await till.lookUp({ text: "bagel 0007", symbology: null })).toMatchObject({ coupon: { couponId: "BAGEL" } });
  expect(await till.lookUp({ text: "NO-SUCH-CODE", symbology: "qr" })).toMatchObject({
    coupon: null,
    decision: { kind: "refuse", refusals: [{ reason: "unknown" }] },
  });
  expect(await till.lookUp({ text: "   ", symbology: null })).toEqual({ kind: "not-a-code" });
  await till.close();
});

test.each([
  ["TEAROFF-PUMPKIN-0001", "qr", "not-yet-valid"],
  ["TEAROFF-ICED-COFFEE", "qr", "expired"],
  ["REFILL-2026", "code128", "revoked"],
  ["TEAROFF-OLD-TOWN-0001", "qr", "wrong-store"],
] as const)("[R32] %s, read as %s, is refused: %s", async (code, symbology, reason) => {
  const till = await bench.readyTill({ storeName: "Riverside" });
  expect((await scan(till, code, symbology)).decision).toMatchObject({ refusals: [{ reason }] });
  await till.close();
});
