import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { http, HttpResponse } from "msw";
import { describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import { budgetOf, heldPushes } from "./ask-bench";
import { FIRST_UNITS, NEEDS_LEASE, useLeaseShop } from "./lease-bench";
import { redeemed } from "./till-bench";

const shop = useLeaseShop();

describe("with a network", () => {
  test("[R21] an ask reserves a unit of the lease and names it; a refusal gives it back", async () => {
    const held = heldPushes(shop.bench, "before");
    const asking = shop.show();
    await held.arrived;
    const { leases } = await shop.till.store.leasing();
    expect(leases.find(({ queued }) => queued.length === 1)?.queued[0]?.contents.leaseId).toBe((await shop.leaseOf())?.leaseId);
    const coupon = (await shop.bench.mock.store.coupons(1)).find((one) => one.coupon.couponId === shop.code)?.coupon;
    if (coupon === undefined) throw new Error("the test's coupon is gone");
    await shop.bench.mock.store.replaceCoupon(1, { ...coupon, version: 2, methods: ["external"] }, Date.now());
    held.release();
    expect(await asking).toMatchObject({ kind: "refused", refusals: [{ reason: "wrong-method" }], by: "server" });
    expect((await shop.till.store.leasing()).leases.every(({ queued }) => queued.length === 0)).toBe(true);
  });

  test("[R21] an ask that has a unit becomes a fact when no answer comes, one that has none never does", async () => {
    await budgetOf(shop.till, 50);
    const held = heldPushes(shop.bench, "before");
    expect(await shop.show()).toMatchObject({ kind: "redeemed" });
    held.release();
    shop.bench.back();
    await shop.till.syncNow();
    expect(await shop.usage()).toEqual({ used: 1, leased: FIRST_UNITS - 1 });

    await shop.addCapped(1);
    await shop.till.syncNow();
    await budgetOf(shop.till, 50);
    const again = heldPushes(shop.bench, "before");
    expect(await shop.show()).toMatchObject({ ...NEEDS_LEASE, by: "till" });
    again.release();
    shop.bench.back();
    await shop.till.syncNow();
    expect((await shop.usage()).used ?? 0).toBe(0);
  });

  test("[R22] idle units are called back for a till that asks in vain, and given back by the next sync", async () => {
    await shop.addCapped(4);
    await shop.till.syncNow();
    const lease = await shop.leaseOf();
    expect(lease?.units).toBe(3);
    const other = await shop.bench.readyTill();
    await redeemed(other, shop.code);
    expect(await shop.show(other)).toMatchObject({ kind: "refused", refusals: [{ reason: "used-up", leased: 3 }] });
    await shop.till.syncNow();
    expect((await shop.atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId)).toMatchObject({ state: "closed", spent: 0, atRisk: 0 });
    expect(await shop.show(other)).toMatchObject({ kind: "redeemed" });
    expect((await shop.usage()).used).toBe(2);
    await other.close();
  });

  test("[R23] a lease that was called back keeps the units of what the till has yet to send", async () => {
    const lease = await shop.leaseOf();
    const closed = async () => (await shop.atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId);
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
    shop.bench.back();
    shop.takeNoEvents();
    await shop.callBack();
    await shop.till.syncNow();
    expect(await closed()).toMatchObject({ state: "closed", atRisk: 1 });
    shop.bench.back();
    await shop.till.syncNow();
    expect(await closed()).toMatchObject({ state: "closed", spent: 1, atRisk: 0 });
    expect((await shop.usage()).used).toBe(1);
  });

  test("[R23] a lease that was called back keeps no unit of what the till has withdrawn", async () => {
    const lease = await shop.leaseOf();
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
    await shop.till.store.changeOutbox((items) =>
      items.flatMap((item) => (item.kind === "redemption" ? [{ ...item, withdrawal: { key: randomUUID(), time: item.circumstances.time } }] : [])),
    );
    shop.bench.back();
    shop.takeNoEvents();
    await shop.callBack();
    await shop.till.syncNow();
    expect((await shop.atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId)).toMatchObject({ state: "closed", atRisk: 0 });
  });

  test("[R23] a lease that was called back is given back only once no ask has a unit of it reserved", async () => {
    const lease = await shop.leaseOf();
    const now = async () => (await shop.atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId);
    await budgetOf(shop.till, 60_000);
    const held = heldPushes(shop.bench, "before");
    const asking = shop.show();
    await held.arrived;
    await shop.callBack();
    await shop.till.syncNow();
    expect(await now()).toMatchObject({ state: "open", spent: 0 });
    held.release();
    expect(await asking).toMatchObject({ kind: "redeemed" });
    await shop.till.syncNow();
    expect(await now()).toMatchObject({ state: "closed", spent: 1, atRisk: 0 });
  });

  test("[R22] a till that a new snapshot has taken past the call gives its lease back all the same", async () => {
    await shop.addCapped(4);
    await shop.till.syncNow();
    const lease = await shop.leaseOf();
    const other = await shop.bench.readyTill();
    await redeemed(other, shop.code);
    expect(await shop.show(other)).toMatchObject({ kind: "refused", refusals: [{ reason: "used-up", leased: 3 }] });
    await shop.bench.mock.store.startEpoch(1, new Uint8Array(32), { restored: false }, Date.now());
    await shop.till.syncNow();
    expect((await shop.atDesk()).find(({ leaseId }) => leaseId === lease?.leaseId)).toMatchObject({ state: "closed" });
    await other.close();
  });

  test("[R23] a till stops spending a lease that a manager has written off", async () => {
    await shop.bench.mock.store.writeOffLease(1, (await shop.leaseOf())?.leaseId ?? "");
    shop.bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/leases`, () => HttpResponse.error()));
    await shop.till.syncNow();
    shop.bench.offline();
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R22] a till whose question about its leases got no answer asks with its next sync", async () => {
    await shop.addCapped(4);
    shop.bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/leases`, () => HttpResponse.error()));
    const another = await shop.bench.readyTill();
    expect(await shop.leaseOf(another)).toBeUndefined();
    shop.bench.back();
    await another.syncNow();
    expect(await shop.leaseOf(another)).toBeDefined();
    await another.close();
  });

  test("[R23] [R30] a revoked till gives its leases back with the last that it hands over", async () => {
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
    shop.bench.back();
    await shop.bench.mock.store.revokeInstallation(1, (await shop.till.store.get("device"))?.installationId ?? "", Date.now());
    const { leaseId } = (await shop.leaseOf()) ?? { leaseId: "" };
    await shop.till.syncNow();
    expect((await shop.atDesk()).filter((one) => one.leaseId === leaseId)).toMatchObject([{ state: "closed", spent: 1, atRisk: 0 }]);
    expect(await shop.usage()).toEqual({ used: 1, leased: 0 });
    expect((await shop.till.store.leasing()).leases).toEqual([]);
  });

  test("[R16] [R30] a till without anything to send is a server's again that was put back to before the till was revoked", async () => {
    await shop.till.store.change("device", (now) => now && { ...now, revoked: true });
    await shop.till.syncNow();
    expect((await shop.till.store.get("device"))?.revoked).toBe(false);
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
  });

  test("[R23] [R30] a till that is taken out of use hands over what it has, gives its leases back, and keeps nothing", async () => {
    const approval = await shop.supervisorsApproval();
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
    expect(await shop.till.takeOut(approval)).toEqual({ kind: "no-network" });
    await redeemed(shop.till, shop.code);
    shop.bench.back();
    expect(await shop.till.takeOut(approval)).toEqual({ kind: "leaving" });
    await shop.till.syncNow();
    expect(await shop.usage()).toEqual({ used: 2, leased: 0 });
    expect(await shop.till.store.get("signedOut")).toEqual({ handedOver: 2 });
    expect(await shop.till.store.get("device")).toBeNull();
  });

  test("[R24] what a till lost with its storage stays at risk until a manager writes it off", async () => {
    const lost = await shop.bench.readyTill();
    const { leaseId } = (await shop.leaseOf(lost)) ?? { leaseId: "" };
    await lost.store.change("device", () => null);
    const store = openTillStore(lost.database);
    expect((await lost.enrol(await shop.bench.mock.enrolmentCode(), "")).kind).toBe("enrolled");
    expect((await store.leasing()).leases).toEqual([]);
    store.close();
    expect(await shop.bench.mock.store.leasesAtDesk(1, { state: "at-risk", id: leaseId })).toMatchObject([{ atRisk: FIRST_UNITS }]);
    await lost.close();
  });
});
