import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import type { Redeem } from "../../src/client/till/till";
import { LEASE_LASTS_MS } from "../../src/domain/sync/renew-lease";
import { fixedTerms } from "../builders/coupons";
import { addCoupon } from "./add-coupon";
import { budgetOf, heldPushes } from "./ask-bench";
import { linkOf, newToken } from "./claim-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const NEEDS_LEASE = { kind: "refused", refusals: [{ reason: "needs-lease" }] };
/** What a till is given of a coupon with enough uses, at first. */
const FIRST_UNITS = 10;

let bench: Bench;
let till: BenchTill;
let code = "";
let coupons = 0;
// A shop for each test: how many tills there are decides what each of them gets.
beforeEach(async () => {
  bench = await startBench();
  await addCapped(1_000);
  till = await bench.readyTill();
});
afterEach(async () => {
  bench.back();
  await till.close();
  await bench.mock.stop();
});

/** A coupon of the test's own, before its till takes its snapshot. */
async function addCapped(amount: number): Promise<void> {
  coupons += 1;
  code = `CAPPED${String(coupons)}`;
  await addCoupon(bench, code, [code], fixedTerms({ source: { kind: "fixed", amount } }));
}

const show = async (to = till): Promise<Redeem> => to.redeem(await scan(to, code));

/** The coupon's units, as the server has told tills of them last. */
async function usage() {
  const { epoch } = await bench.mock.store.snapshot(1, Date.now());
  const page = await bench.mock.store.feedAfter(1, { after: 0, epoch: epoch.number }, 10_000);
  const told = (page?.entries ?? []).flatMap((entry) => (entry.kind === "coupon" && entry.coupon.couponId === code ? [entry.coupon] : []));
  return { used: told.at(-1)?.used, leased: told.at(-1)?.leased };
}

const atDesk = () => bench.mock.store.leasesAtDesk(1, { state: "all", id: null });

/** A till's latest lease of the test's coupon. */
async function leaseOf(of = till) {
  const installation = (await of.store.get("device"))?.installationId;
  return (await atDesk()).findLast(({ couponId, installationId }) => couponId === code && installationId === installation);
}

/** As the feed does. */
const callBack = () => till.store.changeLeases((now) => now.map((lease) => ({ ...lease, closing: true })));

/** The server answers what tills ask about leases, and takes nothing that they have done. */
const takeNoEvents = () => bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/events`, () => new HttpResponse("busy", { status: 429 })));

async function supervisorsApproval() {
  const supervisor = (await till.staff()).find(({ role }) => role === "supervisor");
  const approved = await till.approve(supervisor?.id ?? "", "9876");
  if (approved.kind !== "approved") throw new Error(approved.kind);
  return approved.approval;
}

describe("without a network", () => {
  test("[R21] a till spends its units to the last one, then needs the network; all of them are the server's in the end", async () => {
    bench.offline();
    for (let count = 0; count < FIRST_UNITS; count += 1) await redeemed(till, code);
    expect(await show()).toMatchObject(NEEDS_LEASE);
    // It has noticed, and promises nobody anything any more.
    expect((await scan(till, code)).decision).toMatchObject({ kind: "refuse", refusals: [{ reason: "needs-lease" }] });
    bench.back();
    await till.syncNow();
    expect((await scan(till, code)).decision.kind).toBe("redeem");
    expect(await usage()).toMatchObject({ used: FIRST_UNITS });
    expect((await leaseOf())?.spent).toBe(FIRST_UNITS);
    expect(await bench.recorded()).toEqual([]);
    // What was spent is renewed.
    bench.offline();
    expect(await show()).toMatchObject({ kind: "redeemed" });
  });

  test("[R21] [R28] two tabs share the units", async () => {
    const tab = await bench.till({ database: till.database });
    bench.offline();
    const said = await Promise.all(Array.from({ length: FIRST_UNITS + 2 }, (_, index) => show(index % 2 === 0 ? till : tab)));
    expect(said.filter(({ kind }) => kind === "redeemed")).toHaveLength(FIRST_UNITS);
    await tab.close();
  });

  test("[R21] what a till has spent of its lease is used, and not leased as well", async () => {
    await addCapped(4);
    await till.syncNow();
    // Now it hears of what it was given itself.
    await till.syncNow();
    bench.offline();
    for (let count = 0; count < 3; count += 1) await redeemed(till, code);
    expect(await show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R22] a till spends nothing more of a lease that was called back", async () => {
    await callBack();
    bench.offline();
    expect(await show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R12] an undone redemption gives its unit back once the server has heard of it", async () => {
    bench.offline();
    for (let count = 1; count < FIRST_UNITS; count += 1) await redeemed(till, code);
    const last = await redeemed(till, code);
    await till.undo(last.redemptionKey, "wrong customer");
    expect(await show()).toMatchObject(NEEDS_LEASE);
    bench.back();
    bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/leases`, () => HttpResponse.error()));
    await till.syncNow();
    bench.offline();
    expect(await show()).toMatchObject({ kind: "redeemed" });
    expect(await show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R23] an expired lease is not spent, and the server renews it", async () => {
    await till.store.change("snapshot", (now) => now && { ...now, settings: { ...now.settings, maxSnapshotAgeMs: 10 * LEASE_LASTS_MS } });
    bench.offline();
    await redeemed(till, code);
    bench.pass(LEASE_LASTS_MS);
    expect(await show()).toMatchObject(NEEDS_LEASE);
    bench.back();
    await till.syncNow();
    bench.offline();
    expect(await show()).toMatchObject({ kind: "redeemed" });
    bench.pass(-LEASE_LASTS_MS);
  });

  test("[R25] a clock that was set back spends nothing, until a sync sets it right", async () => {
    bench.offline();
    await redeemed(till, code);
    bench.setClocks(-24 * 60 * 60 * 1000);
    const tab = await bench.till({ database: till.database });
    expect(await tab.redeem(await scan(tab, code))).toMatchObject(NEEDS_LEASE);
    bench.back();
    await tab.syncNow();
    bench.offline();
    expect(await tab.redeem(await scan(tab, code))).toMatchObject({ kind: "redeemed" });
    bench.back();
    await tab.close();
  });

  test("[R13] a redemption outside the cap spends no unit", async () => {
    const claim = linkOf(await newToken(bench, code));
    await till.syncNow();
    const approval = await supervisorsApproval();
    bench.offline();
    await redeemed(till, claim);
    const again = await till.redeem(await scan(till, claim), { override: { approval, note: "promised" } });
    expect(again).toMatchObject({ kind: "redeemed" });
    bench.back();
    await till.syncNow();
    expect(await usage()).toEqual({ used: 1, leased: FIRST_UNITS - 1 });
    expect(new Set((await till.store.history(0)).map(({ contents }) => contents.leaseId))).toEqual(new Set([(await leaseOf())?.leaseId, null]));
  });
});

describe("with a network", () => {
  test("[R21] an ask reserves a unit of the lease and names it; a refusal gives it back", async () => {
    const held = heldPushes(bench, "before");
    const asking = show();
    await held.arrived;
    const { leases } = await till.store.leasing();
    expect(leases.find(({ queued }) => queued.length === 1)?.queued[0]?.contents.leaseId).toBe((await leaseOf())?.leaseId);
    const coupon = (await bench.mock.store.coupons(1)).find((one) => one.coupon.couponId === code)?.coupon;
    if (coupon === undefined) throw new Error("the test's coupon is gone");
    await bench.mock.store.replaceCoupon(1, { ...coupon, version: 2, methods: ["external"] }, Date.now());
    held.release();
    expect(await asking).toMatchObject({ kind: "refused", refusals: [{ reason: "wrong-method" }], by: "server" });
    expect((await till.store.leasing()).leases.every(({ queued }) => queued.length === 0)).toBe(true);
  });

  test("[R21] an ask that has a unit becomes a fact when no answer comes, one that has none never does", async () => {
    await budgetOf(till, 50);
    const held = heldPushes(bench, "before");
    expect(await show()).toMatchObject({ kind: "redeemed" });
    held.release();
    bench.back();
    await till.syncNow();
    expect(await usage()).toEqual({ used: 1, leased: FIRST_UNITS - 1 });

    await addCapped(1);
    await till.syncNow();
    await budgetOf(till, 50);
    const again = heldPushes(bench, "before");
    expect(await show()).toMatchObject({ ...NEEDS_LEASE, by: "till" });
    again.release();
    bench.back();
    await till.syncNow();
    expect((await usage()).used ?? 0).toBe(0);
  });

  test("[R22] idle units are called back for a till that asks in vain, and given back by the next sync", async () => {
    await addCapped(4);
    await till.syncNow();
    const lease = await leaseOf();
    expect(lease?.units).toBe(3);
    const other = await bench.readyTill();
    await redeemed(other, code);
    expect(await show(other)).toMatchObject({ kind: "refused", refusals: [{ reason: "used-up", leased: 3 }] });
    await till.syncNow();
    expect((await atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId)).toMatchObject({ state: "closed", spent: 0, atRisk: 0 });
    expect(await show(other)).toMatchObject({ kind: "redeemed" });
    expect((await usage()).used).toBe(2);
    await other.close();
  });

  test("[R23] a lease that was called back keeps the units of what the till has yet to send", async () => {
    const lease = await leaseOf();
    const closed = async () => (await atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId);
    bench.offline();
    await redeemed(till, code);
    bench.back();
    takeNoEvents();
    await callBack();
    await till.syncNow();
    expect(await closed()).toMatchObject({ state: "closed", atRisk: 1 });
    bench.back();
    await till.syncNow();
    expect(await closed()).toMatchObject({ state: "closed", spent: 1, atRisk: 0 });
    expect((await usage()).used).toBe(1);
  });

  test("[R23] a lease that was called back keeps no unit of what the till has withdrawn", async () => {
    const lease = await leaseOf();
    bench.offline();
    await redeemed(till, code);
    await till.store.changeOutbox((items) =>
      items.flatMap((item) => (item.kind === "redemption" ? [{ ...item, withdrawal: { key: randomUUID(), time: item.circumstances.time } }] : [])),
    );
    bench.back();
    takeNoEvents();
    await callBack();
    await till.syncNow();
    expect((await atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId)).toMatchObject({ state: "closed", atRisk: 0 });
  });

  test("[R23] a lease that was called back is given back only once no ask has a unit of it reserved", async () => {
    const lease = await leaseOf();
    const now = async () => (await atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId);
    await budgetOf(till, 60_000);
    const held = heldPushes(bench, "before");
    const asking = show();
    await held.arrived;
    await callBack();
    await till.syncNow();
    expect(await now()).toMatchObject({ state: "open", spent: 0 });
    held.release();
    expect(await asking).toMatchObject({ kind: "redeemed" });
    await till.syncNow();
    expect(await now()).toMatchObject({ state: "closed", spent: 1, atRisk: 0 });
  });

  test("[R22] a till that a new snapshot has taken past the call gives its lease back all the same", async () => {
    await addCapped(4);
    await till.syncNow();
    const lease = await leaseOf();
    const other = await bench.readyTill();
    await redeemed(other, code);
    expect(await show(other)).toMatchObject({ kind: "refused", refusals: [{ reason: "used-up", leased: 3 }] });
    await bench.mock.store.startEpoch(1, new Uint8Array(32), { restored: false }, Date.now());
    await till.syncNow();
    expect((await atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId)).toMatchObject({ state: "closed" });
    await other.close();
  });

  test("[R23] a till stops spending a lease that a manager has written off", async () => {
    await bench.mock.store.writeOffLease(1, (await leaseOf())?.leaseId ?? "");
    bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/leases`, () => HttpResponse.error()));
    await till.syncNow();
    bench.offline();
    expect(await show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R22] a till whose question about its leases got no answer asks with its next sync", async () => {
    await addCapped(4);
    bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/leases`, () => HttpResponse.error()));
    const another = await bench.readyTill();
    expect(await leaseOf(another)).toBeUndefined();
    bench.back();
    await another.syncNow();
    expect(await leaseOf(another)).toBeDefined();
    await another.close();
  });

  test("[R23] [R30] a revoked till gives its leases back with the last that it hands over", async () => {
    bench.offline();
    await redeemed(till, code);
    bench.back();
    await bench.mock.store.revokeInstallation(1, (await till.store.get("device"))?.installationId ?? "", Date.now());
    const { leaseId } = (await leaseOf()) ?? { leaseId: "" };
    await till.syncNow();
    expect((await atDesk()).filter((one) => one.leaseId === leaseId)).toMatchObject([{ state: "closed", spent: 1, atRisk: 0 }]);
    expect(await usage()).toEqual({ used: 1, leased: 0 });
    expect((await till.store.leasing()).leases).toEqual([]);
  });

  test("[R16] [R30] a till without anything to send is a server's again that was put back to before the till was revoked", async () => {
    await till.store.change("device", (now) => now && { ...now, revoked: true });
    await till.syncNow();
    expect((await till.store.get("device"))?.revoked).toBe(false);
    bench.offline();
    await redeemed(till, code);
  });

  test("[R23] [R30] a till that is taken out of use hands over what it has, gives its leases back, and keeps nothing", async () => {
    const approval = await supervisorsApproval();
    bench.offline();
    await redeemed(till, code);
    expect(await till.takeOut(approval)).toEqual({ kind: "no-network" });
    await redeemed(till, code);
    bench.back();
    expect(await till.takeOut(approval)).toEqual({ kind: "leaving" });
    await till.syncNow();
    expect(await usage()).toEqual({ used: 2, leased: 0 });
    expect(await till.store.get("signedOut")).toEqual({ handedOver: 2 });
    expect(await till.store.get("device")).toBeNull();
  });

  test("[R24] what a till lost with its storage stays at risk until a manager writes it off", async () => {
    const lost = await bench.readyTill();
    const { leaseId } = (await leaseOf(lost)) ?? { leaseId: "" };
    await lost.store.change("device", () => null);
    const store = openTillStore(lost.database);
    expect((await lost.enrol(await bench.mock.enrolmentCode(), "")).kind).toBe("enrolled");
    expect((await store.leasing()).leases).toEqual([]);
    store.close();
    expect(await bench.mock.store.leasesAtDesk(1, { state: "at-risk", id: leaseId })).toMatchObject([{ atRisk: FIRST_UNITS }]);
    await lost.close();
  });
});
