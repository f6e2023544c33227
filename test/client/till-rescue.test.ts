import { webcrypto } from "node:crypto";
import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import type { OutboxRecord } from "../../src/client/db/records";
import { makeRescueFile } from "../../src/client/till/make-rescue-file";
import type { RescueTakenIn } from "../../src/client/till/till";
import { addOnlineOnlyCoupon, budgetOf, heldPushes, sentTo } from "./ask-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const CERTIFICATE = `${MOCK_ORIGIN}/api/till/certificate`;
const NONE = { redemptions: 0, undone: 0, conflicts: 0, known: 0, refused: 0 };

let bench: Bench;
let till: BenchTill;
let other: BenchTill;
beforeAll(async () => {
  bench = await startBench();
  await addOnlineOnlyCoupon(bench);
});
afterAll(() => bench.mock.stop());
beforeEach(async () => {
  till = await bench.readyTill();
  other = await bench.readyTill({ storeName: "Old Town" });
});
afterEach(async () => {
  bench.back();
  await till.close();
  await other.close();
});

let codes = 0;
const freshCode = () => `TEAROFF-CROISSANT-${String((codes += 1)).padStart(4, "0")}`;

async function savedBy(of: BenchTill): Promise<Blob & { readonly name: string; readonly items: number }> {
  const made = await of.makeRescueFile();
  if (made.kind !== "made") throw new Error(`the till said ${made.kind}`);
  return Object.assign(new Blob([made.text]), { name: made.name, items: made.items });
}

function countsOf(said: RescueTakenIn) {
  return said.kind === "taken" ? said.counts : said.kind;
}

async function stateOf(of: BenchTill, key: string) {
  return (await of.todaysList()).find(({ redemptionKey }) => redemptionKey === key)?.state;
}

const times = async (key: string) => (await bench.recorded()).filter((recorded) => recorded === key).length;

test("[R31] what waits at a till that is offline reaches the server by a file and another till, and nothing is doubled when it is back", async () => {
  const onlineOnly = await scan(till, "ONLINE-1");
  const [first, second] = [freshCode(), freshCode()];
  bench.offline();
  const kept = await redeemed(till, first);
  const undone = await redeemed(till, second);
  expect(await till.undo(undone.redemptionKey, "wrong customer")).toEqual({ kind: "undone" });
  await till.syncNow();

  bench.back();
  await budgetOf(till, 60_000);
  const held = heldPushes(bench, "before");
  const asking = till.redeem(onlineOnly);
  await held.arrived;
  const phases = async () => (await till.store.outbox()).map(({ state }) => state.phase);
  await expect.poll(phases).toContain("asking");
  const file = await savedBy(till);
  expect(file.items).toBe(3);
  expect(await other.takeInRescueFile(file)).toEqual({
    kind: "taken",
    tillName: (await till.store.get("device"))?.device.name,
    storeName: "Riverside",
    counts: { ...NONE, redemptions: 2, undone: 1 },
  });
  expect(await times(kept.redemptionKey)).toBe(1);
  // The till that took it in pushes nothing meanwhile: its news come by a pull.
  await expect.poll(async () => (await scan(other, first)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  expect((await scan(other, second)).decision.kind).toBe("redeem");

  held.release();
  const asked = await asking;
  bench.back();
  await till.syncNow();
  await till.syncNow();
  expect(asked).toMatchObject({ kind: "redeemed" });
  expect(await till.store.outbox()).toEqual([]);
  expect(await stateOf(till, kept.redemptionKey)).toEqual({ kind: "confirmed" });
  expect(await stateOf(till, undone.redemptionKey)).toMatchObject({ kind: "undone", acknowledged: true });
  expect(await times(kept.redemptionKey)).toBe(1);
  const { conflicts } = await bench.mock.store.conflicts(1, { state: "all", after: null, limit: 50, key: null });
  expect(conflicts).toEqual([]);
  expect(countsOf(await other.takeInRescueFile(file))).toEqual({ ...NONE, known: 3 });
});

describe("[R31] a till has what it needs for a file", () => {
  test("soon after it enrolled: a key that its browser does not give away", async () => {
    const rescue = await till.store.get("rescue");
    expect(rescue).toMatchObject({ installationId: (await till.store.get("device"))?.installationId });
    expect(rescue?.signingKey.extractable).toBe(false);
  });

  test("also where it enrolled before there were any, or where the server could not answer at first", async () => {
    await till.store.change("rescue", () => null);
    bench.server.use(http.post(CERTIFICATE, () => HttpResponse.error()));
    await till.syncNow();
    bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/events`, () => HttpResponse.error()));
    await redeemed(till, freshCode());
    await till.syncNow();
    expect(await till.makeRescueFile()).toEqual({ kind: "not-certified" });
    const another = await other.store.get("rescue");
    await till.store.change("rescue", () => another);
    expect(await till.makeRescueFile()).toEqual({ kind: "not-certified" });
    bench.back();
    await till.syncNow();
    expect(await till.store.get("rescue")).not.toBeNull();
  });

  test("of its own installation: what an earlier one had is gone", async () => {
    await bench.mock.store.revokeInstallation(1, (await till.store.get("device"))?.installationId ?? "", Date.now());
    await till.syncNow();
    expect(await till.store.get("rescue")).toBeNull();
    expect(await till.enrol(await bench.mock.enrolmentCode(), "")).toMatchObject({ kind: "enrolled" });
    await till.syncNow();
    expect((await till.store.get("rescue"))?.installationId).toBe((await till.store.get("device"))?.installationId);
  });
});

describe("[R31] a file", () => {
  test("is not made of nothing", async () => {
    expect(await till.makeRescueFile()).toEqual({ kind: "nothing-waits" });
    await redeemed(till, freshCode());
    await till.syncNow();
    expect(await till.makeRescueFile()).toEqual({ kind: "nothing-waits" });
  });

  test("is not made larger than any server takes in", async () => {
    const time = { deviceMs: 0, offsetMs: 0, uncertain: false };
    const reversal: OutboxRecord = {
      kind: "reversal",
      key: "key",
      redemptionKey: "redemption",
      sequence: 1,
      staffId: "staff",
      reason: "x".repeat(15_100_000),
      time,
      state: { phase: "waiting", duty: "reversal", failures: 0, notBeforeMs: 0 },
    };
    const store = { ...till.store, outbox: async () => [reversal] };
    expect(await makeRescueFile({ store, crypto: webcrypto as Crypto, clock: till })).toEqual({ kind: "too-large" });
  });

  test("is named for its till and the day, and shows no code", async () => {
    const code = freshCode();
    bench.offline();
    await redeemed(till, code);
    const made = await till.makeRescueFile();
    if (made.kind !== "made") throw new Error(made.kind);
    expect(made.name).toMatch(/^tearoff-rescue-till-\d+-\d{4}-\d\d-\d\d\.txt$/);
    expect(made.text).not.toContain(code);
  });

  test("leaves the till's outbox as it is", async () => {
    bench.offline();
    await redeemed(till, freshCode());
    await till.syncNow();
    const before = await till.store.outbox();
    await savedBy(till);
    expect(await till.store.outbox()).toEqual(before);
  });

  test("holds what the till has failed to send too often, and of what it cannot read the rest", async () => {
    bench.offline();
    const parked = await redeemed(till, freshCode());
    const damaged = await redeemed(till, freshCode());
    await till.syncNow();
    await till.store.changeOutbox((items) => items.map((item): OutboxRecord => {
      if (item.kind === "redemption" && item.key === damaged.redemptionKey) return { ...item, shown: { ...item.shown, bytes: new ArrayBuffer(40) } };
      return { ...item, state: { phase: "parked", duty: "fact", notBeforeMs: Date.now() + 80_000_000 } };
    }));
    const file = await savedBy(till);
    bench.back();
    expect(countsOf(await other.takeInRescueFile(file))).toEqual({ ...NONE, redemptions: 1, refused: 1 });
    expect(await times(parked.redemptionKey)).toBe(1);
  });

  test("[R10] names the accepted asks that the till has heard of", async () => {
    sentTo(bench, ({ heard }) => heard.length === 0);
    const { redemptionKey } = await redeemed(till, freshCode());
    bench.offline();
    await redeemed(till, freshCode());
    const unconfirmed = async () => (await bench.mock.store.unconfirmed(1, Date.now() + 1, { after: null, limit: 50 })).redemptions.map(({ key }) => key);
    expect(await unconfirmed()).toContain(redemptionKey);
    const file = await savedBy(till);
    bench.back();
    expect(countsOf(await other.takeInRescueFile(file))).toEqual({ ...NONE, redemptions: 1 });
    expect(await unconfirmed()).not.toContain(redemptionKey);
  });

  test("of a revoked till is taken in, and the till hands over the same once more before it is wiped", async () => {
    bench.offline();
    const { redemptionKey } = await redeemed(till, freshCode());
    await bench.mock.store.revokeInstallation(1, (await till.store.get("device"))?.installationId ?? "", Date.now());
    await till.store.change("device", (now) => now && { ...now, revoked: true });
    const file = await savedBy(till);
    bench.back();
    expect(countsOf(await other.takeInRescueFile(file))).toEqual({ ...NONE, redemptions: 1 });
    await till.syncNow();
    expect(await till.store.get("device")).toBeNull();
    expect(await till.store.get("rescue")).toBeNull();
    expect(await times(redemptionKey)).toBe(1);
  });
});

describe("[R31] taking a file in", () => {
  async function aFile() {
    bench.offline();
    await redeemed(till, freshCode());
    return savedBy(till);
  }

  test("needs the network", async () => {
    const file = await aFile();
    expect(await other.takeInRescueFile(file)).toEqual({ kind: "no-network" });
    bench.captivePortal();
    expect(await other.takeInRescueFile(file)).toEqual({ kind: "server-trouble" });
  });

  test.each([
    ["another text", async () => new Blob(["Dear colleagues"])],
    ["JSON of something else", async () => new Blob(["{}"])],
    ["a file that is cut off", async () => (await aFile()).slice(0, 400)],
    ["what is larger than any", async () => Object.assign(new Blob([new Uint8Array(20_000_001)]), { text: () => Promise.reject(new Error("it was read")) })],
  ])("says that %s is no rescue file, and sends nothing", async (_, make) => {
    const file = await make();
    bench.offline();
    expect(await other.takeInRescueFile(file)).toEqual({ kind: "not-a-rescue-file" });
  });

  test("says that a file is damaged, or another shop's", async () => {
    const file = JSON.parse(await (await aFile()).text()) as { sealed: string; certificate: string };
    bench.back();
    const changed = (change: object) => new Blob([JSON.stringify({ ...file, ...change })]);
    const sealed = `${file.sealed.startsWith("A") ? "B" : "A"}${file.sealed.slice(1)}`;
    expect(await other.takeInRescueFile(changed({ sealed }))).toEqual({ kind: "damaged" });
    expect(await other.takeInRescueFile(changed({ certificate: `x${file.certificate}` }))).toEqual({ kind: "foreign" });
  });

  test("is not for a till that the server does not know, or that is none", async () => {
    const file = await aFile();
    bench.back();
    await other.store.change("device", (now) => now && { ...now, token: "nobody" });
    expect(await other.takeInRescueFile(file)).toEqual({ kind: "turned-away" });
    const unset = await bench.till();
    expect(await unset.takeInRescueFile(file)).toEqual({ kind: "turned-away" });
    await unset.close();
  });

  test("says nothing of the line, however long it takes", async () => {
    const file = await aFile();
    bench.back();
    await budgetOf(other, 0);
    await other.takeInRescueFile(file);
    const network = await new Promise((resolve) => void other.watchStatus((status) => resolve(status.network)));
    expect(network).toEqual({ kind: "online" });
    await budgetOf(other, 1_200);
  });
});

// Last, as the feed of another epoch tells nothing of what was recorded before.
test("[R31] in each epoch a till asks for a certificate anew, and not more often", async () => {
  let asked = 0;
  bench.server.use(
    http.post(CERTIFICATE, ({ request }) => {
      asked += 1;
      return bench.mock.answer(request);
    }),
  );
  await till.syncNow();
  expect(asked).toBe(0);
  const before = await till.store.get("rescue");
  await bench.mock.store.startEpoch(1, new Uint8Array(32), { restored: false }, Date.now());
  await till.syncNow();
  await till.syncNow();
  expect(asked).toBe(1);
  const after = await till.store.get("rescue");
  expect(after?.epoch).toBe((await till.store.get("snapshot"))?.epoch.number);
  expect(after?.certificate).not.toBe(before?.certificate);
});
