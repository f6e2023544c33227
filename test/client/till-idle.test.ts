import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DEFAULT_AUTO_LOCK_MS } from "../../src/domain/staff/auto-lock";
import { SUPERVISOR_UNDO_WINDOW_MS } from "../../src/domain/redemption/undo-window";
import { redeemed, scan, signInAs, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());
afterEach(() => {
  bench.back();
  bench.setClocks(0);
});

async function approvalAt(till: BenchTill) {
  const supervisor = (await till.staff()).find(({ role }) => role === "supervisor");
  const approval = await till.approve(supervisor?.id ?? "", "9876");
  if (approval.kind !== "approved") throw new Error(approval.kind);
  return { supervisorId: supervisor?.id, approval: approval.approval };
}

test("[R67] a till locks after five minutes without a touch in any tab, remembers who it was, and goes on sending", async () => {
  const till = await bench.readyTill();
  const other = await bench.till({ database: till.database });
  bench.offline();
  await redeemed(till, "TEAROFF-CROISSANT-0021");
  bench.pass(DEFAULT_AUTO_LOCK_MS - 60_000);
  await other.noteActivity();
  bench.pass(60_000);
  expect(await till.lockIfIdle(0)).toBe(false);
  bench.pass(DEFAULT_AUTO_LOCK_MS - 60_000);
  expect([await till.lockIfIdle(60_000), await till.lockIfIdle(0)]).toEqual([false, true]);
  expect([await till.currentStaff(), await till.lockedStaff()]).toMatchObject([null, { name: "Demo cashier" }]);
  expect(await other.redeem(await scan(other, "TEAROFF-CROISSANT-0022"))).toEqual({ kind: "signed-out" });

  bench.back();
  await till.syncNow();
  expect((await till.store.outbox()).length).toBe(0);
  await signInAs(other, "Demo supervisor", "9876");
  expect(await till.lockedStaff()).toBeNull();
  await Promise.all([till.close(), other.close()]);
});

test("[R67] a till that was closed and is opened long after, or whose clock was set back meanwhile, is locked", async () => {
  const till = await bench.readyTill();
  bench.offline();
  bench.setClocks(-60 * 60_000);
  const reopened = await bench.till({ database: till.database });
  expect(await reopened.lockIfIdle(0)).toBe(true);
  await signInAs(reopened, "Demo cashier", "1234");
  bench.pass(DEFAULT_AUTO_LOCK_MS);
  const again = await bench.till({ database: till.database });
  expect(await again.lockIfIdle(0)).toBe(true);
  bench.setClocks(0);
  bench.back();
  await Promise.all([till.close(), reopened.close(), again.close()]);
});

test("[R67] a workspace decides when its tills lock, or that they never do", async () => {
  const till = await bench.readyTill();
  await till.store.change("snapshot", (now) => now && { ...now, settings: { ...now.settings, autoLockMs: 0 } });
  bench.pass(99 * DEFAULT_AUTO_LOCK_MS);
  expect(await till.lockIfIdle(0)).toBe(false);
  await till.store.change("snapshot", (now) => now && { ...now, settings: { ...now.settings, autoLockMs: 60_000 } });
  expect(await till.lockIfIdle(0)).toBe(true);
  await till.close();
});

test("[R12] after the window a supervisor undoes with their PIN, in their own name, as long as the till remembers", async () => {
  const till = await bench.readyTill();
  const { redemptionKey, undoUntilMs } = await redeemed(till, "TEAROFF-CROISSANT-0023");
  await till.syncNow();
  bench.pass(60 * 60_000);
  expect(await till.undo(redemptionKey, "Wrong coupon")).toEqual({ kind: "too-late", untilMs: undoUntilMs });
  const { approval, supervisorId } = await approvalAt(till);
  bench.offline();
  expect(await till.undo(redemptionKey, "Wrong coupon", approval)).toEqual({ kind: "undone" });
  expect(await till.store.outbox()).toMatchObject([{ kind: "reversal", staffId: supervisorId, reason: "Wrong coupon" }]);
  expect(await till.undo(redemptionKey, "Again", approval)).toEqual({ kind: "already-undone" });
  bench.back();
  await till.syncNow();
  expect((await till.todaysList()).find((row) => row.redemptionKey === redemptionKey)).toMatchObject({ state: { kind: "undone", acknowledged: true } });
  expect((await scan(till, "TEAROFF-CROISSANT-0023")).decision.kind).toBe("redeem");
  await till.close();
});

test("[R12] nor does a supervisor undo what is over thirty days old", async () => {
  const till = await bench.readyTill();
  bench.offline();
  const { redemptionKey } = await redeemed(till, "TEAROFF-CROISSANT-0024");
  bench.pass(SUPERVISOR_UNDO_WINDOW_MS);
  const { approval } = await approvalAt(till);
  expect(await till.undo(redemptionKey, "Too late", approval)).toMatchObject({ kind: "too-late" });
  bench.back();
  await till.close();
});

test("[R68] a browser is held to the till by a supervisor and stays so, also when opened anew", async () => {
  const till = await bench.readyTill();
  const { approval } = await approvalAt(till);
  await till.hold(approval);
  const reopened = await bench.till({ database: till.database });
  const held = () => new Promise((resolve) => reopened.watchStatus((status) => resolve(status.held)));
  expect(await held()).toBe(true);
  await reopened.release(approval);
  expect(await held()).toBe(false);
  await Promise.all([till.close(), reopened.close()]);
});
