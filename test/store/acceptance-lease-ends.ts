import { expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import { LEASE_KEPT_MS } from "../../server/store/tidy";
import { LEASE_RENEWED_UNTIL_MS } from "../../src/domain/sync/renew-lease";
import { capped, DAY_MS, leaseOf, leasesOf, openLeaseShop, unitsOf } from "./acceptance-leases";
import { addTestCoupon, feedOf, NOON_MS, newTestId, pushed, reversal } from "./acceptance-shop";

/** How units come back: given back, written off, or with the end of their coupon. */
export function acceptLeaseEnds(open: () => Promise<Store>): void {
  test("[R23] a lease that is given back keeps a unit for each redemption still to come, and returns the others", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    const [sent, late] = [capped(shop, lease), capped(shop, lease)];
    await pushed(shop, shop.till, sent);
    const closing = [{ leaseId: lease.leaseId, spentKeys: [sent.key, late.key, late.key] }];
    await shop.store.closeLeases(shop.till, closing);
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: 1 });
    // The answer was lost and the till says so again.
    await shop.store.closeLeases(shop.till, closing);
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: 1 });

    expect((await pushed(shop, shop.till, late))[0]?.outcome.kind).toBe("accepted");
    expect(await unitsOf(shop)).toEqual({ used: 2, leased: 0 });
    expect(await shop.store.leasesAtDesk(1, { state: "all", id: null })).toMatchObject([{ state: "closed", units: 10, spent: 2, atRisk: 0 }]);
    await pushed(shop, shop.till, reversal(shop, late.key));
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: 0 });
    await shop.store.close();
  });

  test("[R3] [R23] a unit waits for a fact whose ask the server has refused, and goes on waiting when that ask comes once more", async () => {
    const shop = await openLeaseShop(await open(), 4);
    const lease = await leaseOf(shop, shop.till);
    const elsewhere = { kind: "chosen", storeIds: [newTestId()] } as const;
    await shop.store.replaceCoupon(1, { ...shop.coupon, version: 2, stores: elsewhere }, NOON_MS);
    const ask = capped(shop, lease, { kind: "ask" });
    expect((await pushed(shop, shop.till, ask))[0]?.outcome.kind).toBe("not-redeemed");
    await shop.store.closeLeases(shop.till, [{ leaseId: lease.leaseId, spentKeys: [ask.key] }]);
    expect((await pushed(shop, shop.till, ask))[0]?.outcome.kind).toBe("withdrawn");
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 1 });

    await shop.store.replaceCoupon(1, { ...shop.coupon, version: 3 }, NOON_MS);
    const others = Array.from({ length: 3 }, () => capped(shop, null, { kind: "ask" }));
    await pushed(shop, shop.otherTill, ...others);
    const [answer] = await pushed(shop, shop.till, capped(shop, lease, { key: ask.key }));
    expect(answer?.outcome).toEqual({ kind: "accepted" });
    expect(await unitsOf(shop)).toEqual({ used: 4, leased: 0 });
    await shop.store.close();
  });

  test("[R23] a unit that waited for a redemption returns when that turns out to be a conflict", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    const late = capped(shop, lease);
    await shop.store.closeLeases(shop.till, [{ leaseId: lease.leaseId, spentKeys: [late.key] }]);
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 1 });
    await shop.store.replaceCoupon(1, { ...shop.coupon, version: 2, period: { startMs: NOON_MS + DAY_MS, endMs: null } }, NOON_MS);
    const [answer] = await pushed(shop, shop.till, { ...late, circumstances: { ...late.circumstances, couponVersion: 2 } });
    expect(answer?.outcome).toEqual({ kind: "conflict", cause: "period" });
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 0 });
    await shop.store.close();
  });

  test("[R23] a written-off lease gives its units to all; what its till has spent takes units of the pool while there are any", async () => {
    const shop = await openLeaseShop(await open(), 4);
    const lease = await leaseOf(shop, shop.till);
    expect(lease.units).toBe(1);
    expect(await shop.store.leasesAtDesk(1, { state: "at-risk", id: null })).toMatchObject([
      { leaseId: lease.leaseId, couponId: "CAPPED", installationId: shop.till.installationId, atRisk: 1, tillRevokedMs: null },
    ]);
    expect(await shop.store.writeOffLease(1, lease.leaseId)).toBe(true);
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 0 });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "lease", leaseId: lease.leaseId, word: "over" });
    const others = Array.from({ length: 3 }, () => capped(shop, null, { kind: "ask" }));
    await pushed(shop, shop.otherTill, ...others);
    const answers = await pushed(shop, shop.till, capped(shop, lease), capped(shop, lease));
    expect(answers.map(({ outcome }) => outcome)).toEqual([{ kind: "accepted" }, { kind: "conflict", cause: "cap" }]);
    expect(await unitsOf(shop)).toEqual({ used: 4, leased: 0 });
    expect(await shop.store.leasesAtDesk(1, { state: "at-risk", id: null })).toEqual([]);
    // Nothing is written off twice.
    expect(await shop.store.writeOffLease(1, lease.leaseId)).toBe(true);
    expect(await unitsOf(shop)).toEqual({ used: 4, leased: 0 });
    await shop.store.close();
  });

  test("[R23] units come back when their coupon is revoked, or has ended", async () => {
    const shop = await openLeaseShop(await open());
    await leaseOf(shop, shop.till);
    await shop.store.replaceCoupon(1, { ...shop.coupon, version: 2, period: { startMs: null, endMs: NOON_MS + 1 } }, NOON_MS);
    await shop.store.tidy(NOON_MS);
    expect((await unitsOf(shop)).leased).toBe(10);
    await shop.store.tidy(NOON_MS + 1);
    expect((await unitsOf(shop)).leased).toBe(0);
    expect(await leasesOf(shop, shop.till, {}, NOON_MS + 1)).toEqual([]);

    const second = await addTestCoupon(shop.store, 1, "SECOND", ["S"], { source: { kind: "fixed", amount: 100 }, offline: "lease-only" });
    expect(await leasesOf(shop, shop.till, {}, NOON_MS + 2)).toMatchObject([{ ordinal: second.ordinal, units: 10 }]);
    await shop.store.replaceCoupon(1, { ...second, version: 2, revokedAtMs: NOON_MS + 2 }, NOON_MS + 2);
    const { entries } = await feedOf(shop);
    expect(entries.slice(-2)).toMatchObject([{ coupon: { couponId: "SECOND", leased: 0 } }, { kind: "lease", word: "over" }]);
    expect(await shop.store.leasesAtDesk(1, { state: "all", id: null })).toMatchObject([{ state: "ended" }, { state: "ended" }]);
    await shop.store.close();
  });

  test("[R23] a lease is forgotten after a month, unless it has a unit", async () => {
    const shop = await openLeaseShop(await open());
    const [done, waiting] = [await leaseOf(shop, shop.till), await leaseOf(shop, shop.otherTill)];
    await shop.store.closeLeases(shop.till, [{ leaseId: done.leaseId, spentKeys: [] }]);
    await shop.store.closeLeases(shop.otherTill, [{ leaseId: waiting.leaseId, spentKeys: [newTestId()] }]);
    const kept = async () => (await shop.store.leasesAtDesk(1, { state: "all", id: null })).map(({ leaseId, state }) => [leaseId, state]);
    await shop.store.tidy(NOON_MS + LEASE_KEPT_MS - 1);
    expect(await kept()).toEqual([[done.leaseId, "closed"], [waiting.leaseId, "closed"]]);
    await shop.store.tidy(NOON_MS + LEASE_KEPT_MS);
    expect(await kept()).toEqual([[waiting.leaseId, "closed"]]);
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 1 });
    await shop.store.close();
  });

  test("[R23] only tills that hold units hear that their leases are over with a revoked coupon", async () => {
    const shop = await openLeaseShop(await open());
    const [done, held] = [await leaseOf(shop, shop.till), await leaseOf(shop, shop.otherTill)];
    await shop.store.closeLeases(shop.till, [{ leaseId: done.leaseId, spentKeys: [] }]);
    await shop.store.replaceCoupon(1, { ...shop.coupon, version: 2, revokedAtMs: NOON_MS }, NOON_MS);
    const words = (await feedOf(shop)).entries.filter(({ kind }) => kind === "lease");
    expect(words).toMatchObject([{ leaseId: held.leaseId, word: "over" }]);
    await shop.store.close();
  });

  test("[R23] a lease that is a week old, or that an edit has made useless, is to be given back", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    const later = NOON_MS + LEASE_RENEWED_UNTIL_MS + 1;
    expect(await leasesOf(shop, shop.till, {}, later)).toMatchObject([{ leaseId: lease.leaseId, recalled: true }]);
    const other = await leaseOf(shop, shop.otherTill);
    expect(other.recalled).toBe(false);
    await shop.store.replaceCoupon(1, { ...shop.coupon, version: 2, offline: "online-only" }, NOON_MS);
    expect(await leasesOf(shop, shop.otherTill)).toEqual([{ ...other, recalled: true }]);
    await shop.store.close();
  });
}
