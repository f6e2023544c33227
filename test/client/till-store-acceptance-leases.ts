import { expect, test } from "vitest";
import { heldLease } from "../../src/client/db/lease-use";
import type { HistoryRecord, LeaseRecord, OutboxRedemption } from "../../src/client/db/records";
import type { TillStore } from "../../src/client/db/till-store";
import type { FeedEntry } from "../../src/contract/messages/pull";
import { answered, asked, KEY, redemption, row, snapshotAsOf } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

const LEASE: LeaseRecord = { leaseId: "l", ordinal: 1, units: 5, expiresMs: 100, closing: false };
const OTHER: LeaseRecord = { ...LEASE, leaseId: "o", ordinal: 2 };

/** What every store of a till makes of leases. `store`: holds a snapshot as of 10, of one list coupon. */
export function leasesAcceptance(store: () => TillStore): void {
  const { page } = stepsOn(store);
  const of = <Row extends OutboxRedemption | HistoryRecord>(item: Row, leaseId = "l"): Row => ({
    ...item,
    contents: { ...item.contents, leaseId },
  });
  const hear = (entries: readonly FeedEntry[]) => store().applyPage({ epoch: 1, after: 10, feed: 11, entries, completeAtMs: 11 });
  const held = async () => (await store().leasing()).leases.map(({ lease }) => lease);

  test("[R21] leases are changed as a whole, and read with what is out of each", async () => {
    await store().changeLeases(() => [LEASE, OTHER]);
    await store().addRedemption(KEY, () => ({ add: of(redemption("a", 1)), say: null }));
    await store().addRedemption(KEY, () => ({ add: of(asked("b")), say: null }));
    await store().addRedemption(KEY, () => ({ add: redemption("c", 2), say: null }));
    const { leases } = await store().leasing();
    expect(leases.map((one) => [one.lease.leaseId, one.queued.map(({ key }) => key).toSorted()])).toEqual([["l", ["a", "b"]], ["o", []]]);
    await store().changeLeases((now) => now.filter(({ leaseId }) => leaseId === "o"));
    expect(await held()).toEqual([OTHER]);
  });

  test("[R12] [R21] of answered redemptions those hold a unit that the server accepted and nobody has undone", async () => {
    await store().changeLeases(() => [LEASE]);
    const rows = [
      answered("a", 11),
      { ...answered("b", 12), reversed: true },
      { ...answered("c", 13), outcome: { kind: "conflict", cause: "cap" } as const },
      { ...answered("d", 14), outcome: { kind: "refused", problem: "foreign" } as const },
    ];
    for (const [index, history] of rows.entries()) {
      await store().addRedemption(KEY, () => ({ add: of(redemption(history.key, index + 1)), say: null }));
      await store().settle([history.key], () => ({ history: of(history), overlay: null, undone: null }));
    }
    const [inUse] = (await store().leasing()).leases;
    expect(inUse && heldLease(inUse)).toEqual({ leaseId: "l", units: 5, expiresMs: 100, spent: 1 });
  });

  test("[R21] the till knows which coupons need a lease, and a code's coupon comes with its leases", async () => {
    expect((await store().leasing()).ordinals).toEqual([]);
    const next = snapshotAsOf(12);
    const coupons = next.coupons.map((one) => ({
      ...one,
      coupon: { ...one.coupon, source: { kind: "fixed", amount: 9 } as const, offline: "lease-only" as const },
    }));
    await store().commitSnapshot({ ...next, coupons });
    await store().changeLeases(() => [LEASE, OTHER]);
    await page(12, 13, [row(13)]);
    expect((await store().leasing()).ordinals).toEqual([1]);
    expect((await store().known([KEY])).codes[0]?.leases.map(({ lease }) => lease)).toEqual([LEASE]);
  });

  test("[R22] [R23] the feed calls a lease back or ends it, and says nothing of leases that are others'", async () => {
    await store().changeLeases(() => [LEASE, OTHER]);
    await hear([
      { kind: "lease", number: 11, leaseId: "l", word: "recalled" },
      { kind: "lease", number: 11, leaseId: "o", word: "over" },
      { kind: "lease", number: 11, leaseId: "nobody's", word: "recalled" },
    ]);
    expect(await held()).toEqual([{ ...LEASE, closing: true }]);
  });
}
