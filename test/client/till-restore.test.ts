import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { http, HttpResponse } from "msw";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { createApp } from "../../server/app";
import { issueEnrolmentCode } from "../../server/auth/issue-enrolment-code";
import { createDemoShop } from "../../server/demo/demo-shop";
import type { Deps } from "../../server/deps";
import { backUp } from "../../server/store/back-up";
import { putBack } from "../../server/store/put-back";
import { openSqliteStore } from "../../server/store/sqlite";
import { addOnlineOnlyCoupon } from "./ask-bench";
import { redeemed, scan, signInAs, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
let root: string;
let folder: string;
let backup: string;
let deps: Deps;
let restores: number;
beforeEach(async () => {
  restores = 0;
  root = mkdtempSync(join(tmpdir(), "tearoff-restore-"));
  folder = join(root, "data");
  backup = join(root, "backup.db");
  bench = await startBench();
  await serve();
  await createDemoShop(deps);
});
afterEach(async () => {
  await deps.store.close();
  await bench.mock.stop();
  rmSync(root, { recursive: true });
});

async function serve(): Promise<void> {
  deps = { store: await openSqliteStore(folder), nowMs: Date.now, randomBytes, log: pino({ level: "silent" }) };
  answerAll();
}

/** The bench's tills find a server on the folder, in the place of the bench's own. */
function answerAll(): void {
  const app = createApp(deps);
  bench.server.use(http.all(`${MOCK_ORIGIN}/*`, ({ request }) => app.fetch(request)));
}

/** The server commits what it is asked, but nothing that it says arrives; nothing else reaches it. */
function loseAllButAsks(): void {
  const app = createApp(deps);
  const losing = http.all(`${MOCK_ORIGIN}/*`, async ({ request }) => {
    if ((await request.clone().text()).includes('"kind":"ask"')) await app.fetch(request);
    return HttpResponse.error();
  });
  bench.server.use(losing);
}

async function restore(): Promise<void> {
  await deps.store.close();
  restores += 1;
  // Epochs are numbered by the second (R17), and nobody puts a backup back twice in one.
  const done = await putBack(folder, backup, { nowMs: Date.now() + restores * 1_000, randomBytes, mayReplace: true });
  expect(done).toMatchObject({ ok: true });
  await serve();
}

async function readyTill(): Promise<BenchTill> {
  const till = await bench.till();
  const [riverside] = await deps.store.stores(1);
  await till.enrol(await issueEnrolmentCode(deps, 1, riverside?.id ?? ""), "");
  await till.syncNow();
  await signInAs(till, "Demo cashier", "1234");
  return till;
}

async function acknowledged(till: BenchTill, code: string): Promise<string> {
  const { redemptionKey } = await redeemed(till, code);
  await till.syncNow();
  await till.syncNow();
  expect(await till.store.outbox()).toEqual([]);
  return redemptionKey;
}

function onRecord(): { keys: string[]; conflicts: number } {
  const database = new BetterSqlite3(join(folder, "tearoff.db"), { readonly: true });
  const keys = database.prepare<[], string>("SELECT key FROM redemptions ORDER BY key").pluck().all();
  const conflicts = database.prepare<[], number>("SELECT count(*) FROM conflicts").pluck().get() ?? 0;
  database.close();
  return { keys, conflicts };
}

/** Redemptions that are undone on the server, and how often it was told so. */
function undoneOnRecord(): { keys: string[]; reversals: number; withdrawals: number } {
  const database = new BetterSqlite3(join(folder, "tearoff.db"), { readonly: true });
  const keys = database.prepare<[], string>("SELECT key FROM redemptions WHERE reversed_by IS NOT NULL ORDER BY key").pluck().all();
  const count = (table: string) => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const undone = { keys, reversals: count("reversals"), withdrawals: count("withdrawn_keys") };
  database.close();
  return undone;
}

const code = (number: number) => `TEAROFF-CROISSANT-${String(number).padStart(4, "0")}`;

test("[R16] what a till redeemed after the backup is on record again, once, though others went on past its cursor", async () => {
  const till = await readyTill();
  const other = await readyTill();
  const before = await acknowledged(till, code(1));
  expect(await backUp(folder, backup, { force: false })).toMatchObject({ ok: true });
  const lost = [await acknowledged(till, code(2)), await acknowledged(till, code(3))];
  const cursor = (await till.store.get("snapshot"))?.feed ?? 0;

  await restore();
  expect(onRecord().keys).toEqual([before]);
  await other.syncNow();
  const others: string[] = [];
  for (let number = 4; number < 12; number += 1) others.push(await acknowledged(other, code(number)));
  expect((await other.store.get("snapshot"))?.feed).toBeGreaterThan(cursor);

  await till.syncNow();
  await till.syncNow();
  expect(onRecord()).toEqual({ keys: [before, ...lost, ...others].toSorted(), conflicts: 0 });
  expect(await till.store.outbox()).toEqual([]);

  await other.syncNow();
  for (const number of [1, 2, 3, 4, 11]) {
    for (const asked of [till, other]) {
      expect((await scan(asked, code(number))).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
    }
  }
  expect((await scan(till, code(12))).decision.kind).toBe("redeem");
  await till.close();
  await other.close();
});

test("[R16] the same backup put back twice makes nobody take one of its epochs for the other", async () => {
  const till = await readyTill();
  const other = await readyTill();
  expect(await backUp(folder, backup, { force: false })).toMatchObject({ ok: true });
  await restore();
  await till.syncNow();
  const between = await acknowledged(till, code(1));
  await restore();
  await other.syncNow();
  const others = [await acknowledged(other, code(2)), await acknowledged(other, code(3))];
  await till.syncNow();
  await till.syncNow();
  expect(onRecord()).toEqual({ keys: [between, ...others].toSorted(), conflicts: 0 });
  expect((await scan(till, code(2))).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  expect((await scan(till, code(4))).decision.kind).toBe("redeem");
  await till.close();
  await other.close();
});

test("[R16] [R31] a till that the backup has not heard of keeps all that it has, and all of it comes back by a file, once", async () => {
  expect(await backUp(folder, backup, { force: false })).toMatchObject({ ok: true });
  const till = await readyTill();
  const answered = await acknowledged(till, code(1));
  bench.offline();
  const { redemptionKey: waited } = await redeemed(till, code(2));

  await restore();
  const other = await readyTill();
  await till.syncNow();
  await till.syncNow();
  expect((await till.store.outbox()).map(({ key }) => key).toSorted()).toEqual([answered, waited].toSorted());
  for (const number of [1, 2]) {
    expect((await scan(till, code(number))).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  }
  const made = await till.makeRescueFile();
  if (made.kind !== "made") throw new Error(made.kind);
  expect(await other.takeInRescueFile(new Blob([made.text]))).toMatchObject({
    kind: "taken",
    counts: { redemptions: 2, known: 0 },
  });
  expect(onRecord()).toEqual({ keys: [answered, waited].toSorted(), conflicts: 0 });

  const { redemptionKey: later } = await redeemed(till, code(3));
  await till.syncNow();
  expect(await till.store.get("signedOut")).toEqual({ handedOver: 3 });
  expect(onRecord()).toEqual({ keys: [answered, waited, later].toSorted(), conflicts: 0 });
  const [riverside] = await deps.store.stores(1);
  expect(await till.enrol(await issueEnrolmentCode(deps, 1, riverside?.id ?? ""), "")).toMatchObject({ kind: "enrolled" });
  await till.close();
  await other.close();
});

test("[R16] what a till undid and withdrew after the backup is undone again, once, and frees its codes", async () => {
  await addOnlineOnlyCoupon({ ...bench, mock: { ...bench.mock, store: deps.store } });
  const till = await readyTill();
  const undone = await acknowledged(till, code(1));
  const onlineOnly = await scan(till, "ONLINE-1");
  loseAllButAsks();
  expect(await till.redeem(onlineOnly)).toMatchObject({ kind: "refused", by: "till" });
  const [withdrawn] = await till.store.outbox();
  expect(await backUp(folder, backup, { force: false })).toMatchObject({ ok: true });

  answerAll();
  expect(await till.undo(undone, "wrong customer")).toEqual({ kind: "undone" });
  const lost = await acknowledged(till, code(2));
  expect(await till.undo(lost, "wrong code")).toEqual({ kind: "undone" });
  await till.syncNow();
  expect(await till.store.outbox()).toEqual([]);
  expect(await till.undo(withdrawn?.key ?? "", "what was withdrawn")).toEqual({ kind: "unknown-redemption" });
  const atFirst = { keys: [undone, withdrawn?.key, lost].toSorted(), reversals: 2, withdrawals: 1 };
  expect(undoneOnRecord()).toEqual(atFirst);

  await restore();
  expect(onRecord().keys).toEqual([undone, withdrawn?.key].toSorted());
  expect(undoneOnRecord()).toEqual({ keys: [], reversals: 0, withdrawals: 0 });
  const shown: string[] = [];
  const unwatch = till.watchDay(0, (list) => shown.push(...list.map(({ redemptionKey, state }) => `${redemptionKey} ${state.kind}`)));
  await till.syncNow();
  await till.syncNow();
  expect(await till.store.outbox()).toEqual([]);
  unwatch();
  expect(new Set(shown)).toEqual(new Set([`${undone} undone`, `${lost} undone`]));
  expect(undoneOnRecord()).toEqual(atFirst);
  expect(onRecord()).toEqual({ keys: [undone, withdrawn?.key, lost].toSorted(), conflicts: 0 });
  for (const free of [code(1), code(2), "ONLINE-1"]) expect((await scan(till, free)).decision.kind).toBe("redeem");
  await till.close();
});
