import { expect, test } from "vitest";
import type { Store, TillOnRecord } from "../../server/store/store";
import type { LeaseMessage } from "../../src/contract/messages/leases";
import type { SnapshotCoupon } from "../../src/contract/messages/snapshot";
import { LEASE_LASTS_MS } from "../../src/domain/sync/renew-lease";
import { newTestClaim } from "../builders/claims";
import { addTestCoupon, feedOf, NOON_MS, newTestId, openShop, pushed, redemption, reversal, type TestShop } from "./acceptance-shop";

export const DAY_MS = 24 * 60 * 60 * 1000;

type LeaseShop = TestShop & { readonly coupon: Awaited<ReturnType<typeof addTestCoupon>> };

/** A shop with a coupon `CAPPED` (code `K`) that tills redeem offline by leases only. */
export async function openLeaseShop(store: Store, amount = 100): Promise<LeaseShop> {
  const shop = await openShop(store);
  const coupon = await addTestCoupon(store, 1, "CAPPED", ["K"], { source: { kind: "fixed", amount }, offline: "lease-only" });
  return { ...shop, coupon };
}

export async function leasesOf(shop: TestShop, till: TillOnRecord, spent: Readonly<Record<string, number>> = {}, nowMs = NOON_MS): Promise<readonly LeaseMessage[]> {
  return await shop.store.renewLeases(till, { spentOf: new Map(Object.entries(spent)), newId: newTestId, nowMs });
}

export async function leaseOf(shop: TestShop, till: TillOnRecord): Promise<LeaseMessage> {
  const [lease] = await leasesOf(shop, till);
  if (lease === undefined) throw new Error("The test's till got no lease.");
  return lease;
}

export function capped(shop: TestShop, lease: { readonly leaseId: string } | null, as: Parameters<typeof redemption>[2] = {}) {
  return redemption(shop, "K", { ...as, contents: { couponId: "CAPPED", leaseId: lease?.leaseId ?? null } });
}

/** A redemption of a new claim of the coupon. */
async function claimShown(shop: TestShop, lease: { readonly leaseId: string } | null = null) {
  const claim = await shop.store.claim(1, newTestClaim("CAPPED"), NOON_MS);
  if (!claim.ok) throw new Error(claim.problem);
  const shown = { kind: "claim", claimId: claim.value.claimId } as const;
  return redemption(shop, "K", { contents: { couponId: "CAPPED", leaseId: lease?.leaseId ?? null, shown } });
}

/** The coupon's units, as tills heard of them last. */
export async function unitsOf(shop: TestShop): Promise<Pick<SnapshotCoupon, "used" | "leased">> {
  const told = (await feedOf(shop)).entries.flatMap((entry) => (entry.kind === "coupon" && entry.coupon.couponId === "CAPPED" ? [entry.coupon] : []));
  const last = told.at(-1);
  if (last === undefined) throw new Error("The feed says nothing of the test's coupon.");
  return { used: last.used, leased: last.leased };
}

export function acceptLeases(open: () => Promise<Store>): void {
  test("[R21] [R22] a till gets units of a capped coupon, every till hears that they are leased, and asking again gives no more", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    expect(lease).toMatchObject({ units: 10, recalled: false, ordinal: shop.coupon.ordinal });
    expect(lease.expiresMs).toBeGreaterThan(NOON_MS);
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 10 });
    const { feed } = await feedOf(shop);
    expect(await leasesOf(shop, shop.till)).toEqual([lease]);
    expect((await feedOf(shop)).feed).toBe(feed);
    await shop.store.close();
  });

  test("[R22] a lease grows before it runs out, by what the till says that it has spent, and more for a till that spends fast", async () => {
    const shop = await openLeaseShop(await open(), 400);
    const lease = await leaseOf(shop, shop.till);
    const soon = NOON_MS + 60_000;
    expect(await leasesOf(shop, shop.till, { [lease.leaseId]: 4 }, soon)).toMatchObject([{ leaseId: lease.leaseId, units: 10 }]);
    expect(await leasesOf(shop, shop.till, { [lease.leaseId]: 5 }, soon)).toMatchObject([{ units: 15 }]);
    // 15 in a day, so 30 are held; a lost answer and the same question again change nothing.
    const after = NOON_MS + DAY_MS / 4;
    const [grown] = await leasesOf(shop, shop.till, { [lease.leaseId]: 15 }, after);
    expect(grown?.units).toBe(45);
    expect(await leasesOf(shop, shop.till, { [lease.leaseId]: 15 }, after)).toEqual([grown]);
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 45 });
    await shop.store.close();
  });

  test("[R22] tills share what may be leased, and a quarter stays for all", async () => {
    const shop = await openLeaseShop(await open(), 12);
    const both = [await leaseOf(shop, shop.till), await leaseOf(shop, shop.otherTill)];
    expect(both.map(({ units }) => units)).toEqual([4, 4]);
    await addTestCoupon(shop.store, 1, "LASTONE", ["O"], { source: { kind: "fixed", amount: 1 }, offline: "lease-only" });
    expect(await leasesOf(shop, shop.till)).toHaveLength(1);
    await shop.store.close();
  });

  test("[R22] a till that is revoked, or was not heard of for a week, has no share", async () => {
    const revoked = await openLeaseShop(await open(), 12);
    await revoked.store.revokeInstallation(1, revoked.otherTill.installationId, NOON_MS);
    expect(await leaseOf(revoked, revoked.till)).toMatchObject({ units: 9 });
    await revoked.store.close();
    const silent = await openLeaseShop(await open(), 12);
    const later = NOON_MS + 7 * DAY_MS;
    await silent.store.noteSeen(1, silent.till.installationId, later);
    expect(await leasesOf(silent, silent.till, {}, later)).toMatchObject([{ units: 9 }]);
    await silent.store.close();
  });

  test("[R23] a lease expires a week after its till has asked, to the day", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    expect(lease.expiresMs).toBe(NOON_MS + LEASE_LASTS_MS);
    expect(await leasesOf(shop, shop.till, {}, NOON_MS + DAY_MS - 1)).toEqual([lease]);
    expect(await leasesOf(shop, shop.till, {}, NOON_MS + DAY_MS)).toEqual([{ ...lease, expiresMs: lease.expiresMs + DAY_MS }]);
    await shop.store.close();
  });

  test("[R22] a till that says that it has spent more than the server has seen gets its share, and no more", async () => {
    const shop = await openLeaseShop(await open(), 12);
    const lease = await leaseOf(shop, shop.till);
    for (const spent of [lease.units, 2_000_000_000, Number.MAX_SAFE_INTEGER]) {
      expect(await leasesOf(shop, shop.till, { [lease.leaseId]: spent })).toEqual([lease]);
    }
    await shop.store.close();
  });

  test("[R21] tills get no units of coupons that they do not need them for, or cannot redeem", async () => {
    const shop = await openLeaseShop(await open());
    const fixed = { source: { kind: "fixed", amount: 50 } } as const;
    const elsewhere = { kind: "chosen", storeIds: [newTestId()] } as const;
    await addTestCoupon(shop.store, 1, "FREELY", ["A1"], { ...fixed, offline: "allow" });
    await addTestCoupon(shop.store, 1, "ONLINE", ["A2"], { ...fixed, offline: "online-only" });
    await addTestCoupon(shop.store, 1, "ELSEWHERE", ["A3"], { ...fixed, offline: "lease-only", stores: elsewhere });
    await addTestCoupon(shop.store, 1, "ENDED", ["A4"], { ...fixed, offline: "lease-only", period: { startMs: null, endMs: NOON_MS } });
    await addTestCoupon(shop.store, 1, "REVOKED", ["A5"], { ...fixed, offline: "lease-only", revokedAtMs: NOON_MS });
    expect((await leasesOf(shop, shop.till)).map(({ ordinal }) => ordinal)).toEqual([shop.coupon.ordinal]);
    await shop.store.close();
  });

  test("[R12] [R21] a unit is spent out of the lease that a redemption names, and returns to it while that is open", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    const fact = capped(shop, lease);
    const ask = capped(shop, lease, { kind: "ask" });
    expect((await pushed(shop, shop.till, fact, ask)).map(({ outcome }) => outcome.kind)).toEqual(["accepted", "accepted"]);
    expect(await unitsOf(shop)).toEqual({ used: 2, leased: 8 });
    await pushed(shop, shop.till, reversal(shop, fact.key));
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: 9 });
    await shop.store.close();
  });

  test("[R44] every till hears of the unit that a claim's redemption spends, and of its return", async () => {
    const shop = await openLeaseShop(await open());
    const first = await claimShown(shop);
    await pushed(shop, shop.till, first);
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: 0 });
    await pushed(shop, shop.till, reversal(shop, first.key));
    expect(await unitsOf(shop)).toEqual({ used: 0, leased: 0 });
    await shop.store.close();
  });

  test("[R11] [R12] a unit that goes to another till's redemption with its claim is not its lease's any more", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    const first = await claimShown(shop, lease);
    await pushed(shop, shop.till, first);
    await pushed(shop, shop.otherTill, redemption(shop, "K", { contents: { ...first.contents, leaseId: null } }));
    await pushed(shop, shop.till, reversal(shop, first.key));
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: lease.units - 1 });
    // The till counts the unit as returned: so many it must not be told that it has.
    expect(await leasesOf(shop, shop.till)).toMatchObject([{ leaseId: lease.leaseId, units: lease.units - 1 }]);
    await shop.store.close();
  });

  test("[R22] an ask that finds only leased units is refused with their number, and the idle ones are called back", async () => {
    const shop = await openLeaseShop(await open(), 4);
    const lease = await leaseOf(shop, shop.till);
    await pushed(shop, shop.otherTill, ...Array.from({ length: 3 }, () => capped(shop, null, { kind: "ask" })));
    const [refused] = await pushed(shop, shop.otherTill, capped(shop, null, { kind: "ask" }));
    expect(refused?.outcome).toEqual({ kind: "not-redeemed", refusals: [{ reason: "used-up", leased: 1 }] });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "lease", leaseId: lease.leaseId, word: "recalled" });
    expect(await leasesOf(shop, shop.till)).toEqual([{ ...lease, recalled: true }]);

    await shop.store.closeLeases(shop.till, [{ leaseId: lease.leaseId, spentKeys: [] }]);
    expect((await pushed(shop, shop.otherTill, capped(shop, null, { kind: "ask" })))[0]?.outcome.kind).toBe("accepted");
    expect(await unitsOf(shop)).toEqual({ used: 4, leased: 0 });
    await shop.store.close();
  });

  test("[R22] called back are the leases of other tills that have units left, and no others", async () => {
    const shop = await openLeaseShop(await open(), 12);
    const [spent, own] = [await leaseOf(shop, shop.till), await leaseOf(shop, shop.otherTill)];
    await pushed(shop, shop.till, ...Array.from({ length: spent.units }, () => capped(shop, spent)));
    const asks = await pushed(shop, shop.otherTill, ...Array.from({ length: 5 }, () => capped(shop, null, { kind: "ask" })));
    expect(asks.at(-1)?.outcome).toEqual({ kind: "not-redeemed", refusals: [{ reason: "used-up", leased: own.units }] });
    expect((await feedOf(shop)).entries.filter(({ kind }) => kind === "lease")).toEqual([]);
    await shop.store.close();
  });

  test("[R24] a lease is its installation's alone, and its workspace's", async () => {
    const shop = await openLeaseShop(await open());
    const lease = await leaseOf(shop, shop.till);
    const stranger = await openShop(shop.store, 2);
    for (const till of [shop.otherTill, stranger.till]) {
      await shop.store.closeLeases(till, [{ leaseId: lease.leaseId, spentKeys: [] }]);
      expect((await unitsOf(shop)).leased).toBe(10);
    }
    await pushed(shop, shop.otherTill, capped(shop, lease));
    expect(await unitsOf(shop)).toEqual({ used: 1, leased: 10 });
    expect(await shop.store.writeOffLease(2, lease.leaseId)).toBe(false);
    expect(await shop.store.leasesAtDesk(2, { state: "all", id: null })).toEqual([]);
    expect((await unitsOf(shop)).leased).toBe(10);
    await shop.store.close();
  });
}
