import { Dexie } from "dexie";
import { spendsUnits } from "../../domain/coupon/offline-default";
import { readTerms, type Terms } from "./dexie-feed";
import { overlayOf } from "./dexie-overlay";
import type { Shelf } from "./dexie-shelf";
import { leaseInUse, type LeaseInUse } from "./lease-use";
import { findInBase, shardOf, type BaseMatch } from "./packed-base";
import type {
  CouponRecord,
  DeviceRecord,
  HistoryRecord,
  LeaseRecord,
  OutboxRecord,
  OutboxRedemption,
  OverlayRecord,
  SessionRecord,
  SnapshotRecord,
} from "./records";
import { ordinalsOf } from "./row-rules";
import { keyOf, type Sought } from "./sought";
import type { TillDb } from "./till-db";
import type { Known, KnownCode } from "./till-store";

/**
 * Reads everything that is known of some codes or a claim, inside the caller's transaction. What a request to the database
 * takes is mostly the way there: so all that does not wait for something else goes at once.
 */
export function gatherer(db: TillDb, shelf: Shelf): (sought: readonly Sought[]) => Promise<Known> {
  let remembered: { readonly of: string; readonly terms: Terms } | null = null;

  /** Coupons and people change with the snapshot's record alone, which says so; an installation never counts again. */
  async function termsAsOf(device: DeviceRecord | null, snapshot: SnapshotRecord | null): Promise<Terms> {
    if (device === null || snapshot?.termsChanges === undefined) return readTerms(db);
    const of = `${device.installationId} ${snapshot.termsChanges}`;
    if (remembered?.of !== of) remembered = { of, terms: await readTerms(db) };
    return remembered.terms;
  }

  async function baseMatches(snapshot: SnapshotRecord, lookupKey: string): Promise<readonly BaseMatch[]> {
    const shard = snapshot.shards[shardOf(snapshot, lookupKey)];
    if (shard === undefined) throw new Error("a snapshot has fewer shards than its bits say");
    const [bytes, states] = await Promise.all([shelf.blob(shard.hash), shelf.blob(snapshot.states)]);
    return findInBase(snapshot, lookupKey, bytes, states);
  }

  return async (sought) => {
    const keys = sought.map(keyOf);
    const [singles, unsent, own, queued] = await Promise.all([
      db.singles.bulkGet(["device", "snapshot", "session"]),
      unsentCount(db),
      Promise.all(keys.map((key) => db.overlay.where("key").equals(key).toArray())),
      Promise.all(keys.map((key) => redemptionsOf(db, key))),
    ]);
    const [device = null, snapshot = null, session = null] = singles as [DeviceRecord?, SnapshotRecord?, SessionRecord?];
    const terms = await termsAsOf(device, snapshot);
    if (snapshot !== null) shelf.keepOnly(snapshot);
    const codes = await Promise.all(
      sought.map(async (one, index) => {
        if (snapshot === null) return [];
        const lookupKey = keyOf(one);
        const [base, overlay] = await Promise.all([
          baseMatches(snapshot, lookupKey),
          overlayOf(shelf, snapshot, lookupKey, own[index] ?? []),
        ]);
        const coupons = ordinalsOf(one, base, overlay).flatMap((ordinal) => terms.coupons.get(ordinal) ?? []);
        return Promise.all(coupons.map((coupon) => knownCode(db, one, coupon, { base, overlay, queued: queued[index] ?? [] })));
      }),
    );
    return { device, session, snapshot, directory: terms.directory, unsent, codes: codes.flat() };
  };
}

/** An index holds only rows that have its value, so asks, which have no sequence number, are not counted (R29). */
export function unsentCount(db: TillDb): Promise<number> {
  return db.outbox.orderBy("sequence").count();
}

async function knownCode(
  db: TillDb,
  sought: Sought,
  coupon: CouponRecord,
  of: { readonly base: readonly BaseMatch[]; readonly overlay: readonly OverlayRecord[]; readonly queued: readonly OutboxRedemption[] },
): Promise<KnownCode> {
  const { couponId } = coupon.coupon;
  const row = of.overlay.find(({ ordinal }) => ordinal === coupon.ordinal) ?? null;
  const queued = of.queued.filter(({ contents }) => contents.couponId === couponId);
  const [reversals, answered, leases] = await Promise.all([
    reversalsOf(db, queued, row?.redeemed?.redemptionKey ?? null),
    db.history.where("[contents.couponId+feed]").between([couponId, coupon.number], [couponId, Dexie.maxKey], false).toArray(),
    spendsUnits(coupon.coupon) ? db.leases.where("ordinal").equals(coupon.ordinal).toArray() : [],
  ]);
  return {
    kind: typeof sought === "string" ? "code" : "claim",
    lookupKey: keyOf(sought),
    coupon,
    base: of.base.find(({ ordinal }) => ordinal === coupon.ordinal)?.state ?? null,
    overlay: row,
    outbox: [...queued, ...reversals],
    answered,
    leases: await inUse(db, leases),
  };
}

/** Leases with what is out of their units, inside the caller's transaction. */
export function inUse(db: TillDb, leases: readonly LeaseRecord[]): Promise<readonly LeaseInUse[]> {
  return Promise.all(
    leases.map(async (lease) => {
      const naming = (table: TillDb["outbox"] | TillDb["history"]) => table.where("contents.leaseId").equals(lease.leaseId);
      const [queued, answered] = await Promise.all([naming(db.outbox).toArray(), naming(db.history).toArray()]);
      return leaseInUse(lease, queued as OutboxRecord[], answered as HistoryRecord[]);
    }),
  );
}

async function redemptionsOf(db: TillDb, lookupKey: string): Promise<readonly OutboxRedemption[]> {
  return (await db.outbox.where("lookupKey").equals(lookupKey).toArray()).filter((item) => item.kind === "redemption");
}

/** Queued reversals of queued redemptions of a code, and of the redemption that the code is held by. */
async function reversalsOf(db: TillDb, queued: readonly OutboxRedemption[], heldBy: string | null): Promise<readonly OutboxRecord[]> {
  const keys = [...queued.map(({ key }) => key), ...(heldBy === null ? [] : [heldBy])];
  return keys.length === 0 ? [] : db.outbox.where("redemptionKey").anyOf(keys).toArray();
}
