import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { signInAs, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());
afterEach(() => {
  bench.back();
  bench.setClocks(0);
});

const CASHIER = "Demo cashier";
const SUPERVISOR = "Demo supervisor";
const MINUTE_MS = 60_000;

async function idOf(till: BenchTill, name: string): Promise<string> {
  return (await till.staff()).find((one) => one.name === name)?.id ?? "";
}

/** An offline till with so many wrong PINs of the cashier, each after the wait for the one before. */
async function guessedAt(times: number): Promise<BenchTill> {
  const till = await bench.readyTill();
  bench.offline();
  const cashier = await idOf(till, CASHIER);
  for (let at = 0; at < times; at += 1) {
    bench.pass((await till.pinWait(cashier))?.waitMs ?? 0);
    await till.signIn(cashier, "0000");
  }
  return till;
}

test("[R61] neither a clock that is set nor a reload makes the wait shorter", async () => {
  const till = await guessedAt(5);
  bench.setClocks(60 * MINUTE_MS);
  const reopened = await bench.till({ database: till.database });
  expect(await signInAs(reopened, CASHIER, "1234")).toMatchObject({ kind: "locked", waitMs: expect.closeTo(30_000, -4) as number });
  bench.setClocks(-60 * MINUTE_MS);
  const again = await bench.till({ database: till.database });
  bench.pass(20_000);
  expect(await again.pinWait(await idOf(again, CASHIER))).toMatchObject({ whose: "person" });
  bench.pass(11_000);
  expect(await signInAs(again, CASHIER, "1234")).toMatchObject({ kind: "signed-in" });
  bench.setClocks(0);
  bench.back();
  await Promise.all([till.close(), reopened.close(), again.close()]);
});

test("[R61] a wait goes by while the browser is closed, once the server has said so twice", async () => {
  const till = await guessedAt(8);
  bench.back();
  await till.syncNow();
  const id = await idOf(till, CASHIER);
  expect((await till.pinWait(id))?.waitMs).toBeGreaterThan(4 * MINUTE_MS);
  await till.close();
  bench.pass(60 * MINUTE_MS);
  const reopened = await bench.till({ database: till.database });
  expect((await reopened.pinWait(id))?.waitMs).toBeGreaterThan(4 * MINUTE_MS);
  await reopened.syncNow();
  expect(await reopened.pinWait(id)).toBeNull();
  await reopened.close();
});

test("[R61] two tabs that guess at once have no more tries than one", async () => {
  const till = await guessedAt(0);
  const other = await bench.till({ database: till.database });
  const pins = Array.from({ length: 12 }, (_, at) => String(2_000 + at));
  const answers = await Promise.all(pins.map((pin, at) => signInAs(at % 2 === 0 ? till : other, CASHIER, pin)));
  expect(answers.filter(({ kind }) => kind === "wrong-pin")).toHaveLength(4);
  expect(await till.store.get("pinTries")).toMatchObject({ [await idOf(till, CASHIER)]: { wrong: 5 } });
  bench.back();
  await Promise.all([till.close(), other.close()]);
});

test("[R61] wrong PINs of several people lock the whole till for cashiers; a supervisor gets in and ends that", async () => {
  const till = await guessedAt(5);
  // As many again, though another name: the till counts them all.
  for (let at = 0; at < 5; at += 1) await signInAs(till, SUPERVISOR, "0000");
  bench.pass(30_000);
  expect(await till.pinWait(await idOf(till, CASHIER))).toBeNull();
  expect(await signInAs(till, SUPERVISOR, "1111")).toMatchObject({ kind: "locked", whose: "person", waitMs: MINUTE_MS });
  expect(await signInAs(till, CASHIER, "1234")).toMatchObject({ kind: "locked", whose: "till" });
  bench.pass(MINUTE_MS - 1_000);
  expect(await till.approve(await idOf(till, SUPERVISOR), "9876")).toMatchObject({ kind: "locked" });
  bench.pass(1_000);
  expect(await till.approve(await idOf(till, SUPERVISOR), "9876")).toMatchObject({ kind: "approved" });
  expect(await signInAs(till, CASHIER, "1234")).toMatchObject({ kind: "signed-in" });
  bench.back();
  await till.close();
});

test("[R61] a supervisor ends a cashier's wait with their own PIN, and never another supervisor's", async () => {
  const till = await guessedAt(6);
  const [cashier, supervisor] = [await idOf(till, CASHIER), await idOf(till, SUPERVISOR)];
  const approval = await till.approve(supervisor, "9876");
  if (approval.kind !== "approved") throw new Error(approval.kind);
  await till.liftPinWait(approval.approval, cashier);
  expect(await signInAs(till, CASHIER, "1234")).toMatchObject({ kind: "signed-in" });
  for (let at = 0; at < 5; at += 1) await till.approve(supervisor, "0000");
  await till.liftPinWait(approval.approval, supervisor);
  expect(await till.approve(supervisor, "9876")).toMatchObject({ kind: "locked" });
  bench.back();
  await till.close();
});

test("[R61] the server is told of a day's wrong PINs, those that proved right aside, and since when somebody waits", async () => {
  const till = await guessedAt(4);
  const cashier = await idOf(till, CASHIER);
  await till.signIn(cashier, "1234");
  bench.back();
  await till.syncNow();
  const id = (await till.store.get("device"))?.installationId;
  const told = async () => (await bench.mock.store.tills(1)).find(({ installationId }) => installationId === id);
  expect(await told()).toMatchObject({ wrongPins: 4, pinWaitSinceMs: null });
  for (let at = 0; at < 4; at += 1) await till.signIn(cashier, "0000");
  const fromMs = till.nowMs();
  await till.signIn(cashier, "0000");
  const toMs = till.nowMs();
  bench.pass(MINUTE_MS / 4);
  await till.signIn(await idOf(till, SUPERVISOR), "0000");
  await till.syncNow();
  const waiting = await told();
  expect(waiting?.wrongPins).toBe(10);
  expect(waiting?.pinWaitSinceMs).toBeGreaterThanOrEqual(fromMs);
  expect(waiting?.pinWaitSinceMs).toBeLessThanOrEqual(toMs);
  bench.pass(24 * 60 * MINUTE_MS);
  await till.syncNow();
  expect(await told()).toMatchObject({ wrongPins: 0, pinWaitSinceMs: null });
  await till.close();
});

test("[R60] PINs are digested slowly, and each with a salt of its own", async () => {
  const till = await bench.readyTill();
  const { staff } = await till.store.directory();
  expect(staff.map(({ pin }) => pin.iterations)).toEqual([600_000, 600_000]);
  expect(new Set(staff.map(({ pin }) => pin.salt)).size).toBe(2);
  await till.close();
});
