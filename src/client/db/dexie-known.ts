import { Dexie } from "dexie";
import { spendsUnits } from "../../domain/coupon/offline-default";
import { readDirectory } from "./dexie-feed";
import { overlayOf } from "./dexie-overlay";
import type { Shelf } from "./dexie-shelf";
import { findInBase, shardOf, type BaseMatch } from "./packed-base";
import { leaseInUse, type LeaseInUse } from "./lease-use";
import type { DeviceRecord, HistoryRecord, LeaseRecord, OutboxRecord, OverlayRecord, SessionRecord, SnapshotRecord } from "./records";
import { ordinalsOf } from "./row-rules";
import { keyOf, type Sought } from "./sought";
import type { TillDb } from "./till-db";
import type { Known, KnownCode } from "./till-store";

/** Reads everything that is known of some codes or a claim, inside the caller's transaction. */
export function gatherer(db: TillDb, shelf: Shelf): (sought: readonly Sought[]) => Promise<Known> {
  async function baseMatches(snapshot: SnapshotRecord, lookupKey: string): Promise<readonly BaseMatch[]> {
    const shard = snapshot.shards[shardOf(snapshot, lookupKey)];
    if (shard === undefined) throw new Error("a snapshot has fewer shards than its bits say");
    return findInBase(snapshot, lookupKey, await shelf.blob(shard.hash), await shelf.blob(snapshot.states));
  }

  return async (sought) => {
    // All that does not wait for something else at once: what a request to the database takes is mostly the way there.
    const [[device, held, session], unsent, directory] = await Promise.all([
      db.singles.bulkGet(["device", "snapshot", "session"]),
      unsentCount(db),
      readDirectory(db),
    ]);
    const snapshot = (held ?? null) as SnapshotRecord | null;
    if (snapshot !== null) shelf.keepOnly(snapshot);
    const codes = await Promise.all(
      sought.map(async (one) => {
        if (snapshot === null) return [];
        return knownCodes(db, one, await baseMatches(snapshot, keyOf(one)), await overlayOf(db, shelf, snapshot, keyOf(one)));
      }),
    );
    return {
      device: (device ?? null) as DeviceRecord | null,
      session: (session ?? null) as SessionRecord | null,
      snapshot,
      directory,
      unsent,
      codes: codes.flat(),
    };
  };
}

/** An index holds only rows that have its value, so asks, which have no sequence number, are not counted (R29). */
export function unsentCount(db: TillDb): Promise<number> {
  return db.outbox.orderBy("sequence").count();
}

async function knownCodes(
  db: TillDb,
  sought: Sought,
  base: readonly BaseMatch[],
  overlay: readonly OverlayRecord[],
): Promise<readonly KnownCode[]> {
  const lookupKey = keyOf(sought);
  const coupons = (await db.coupons.bulkGet([...ordinalsOf(sought, base, overlay)])).filter((coupon) => coupon !== undefined);
  return Promise.all(
    coupons.map(async (coupon): Promise<KnownCode> => {
      const { couponId } = coupon.coupon;
      const row = overlay.find(({ ordinal }) => ordinal === coupon.ordinal) ?? null;
      const answered = db.history
        .where("[contents.couponId+feed]")
        .between([couponId, coupon.number], [couponId, Dexie.maxKey], false)
        .toArray();
      return {
        kind: typeof sought === "string" ? "code" : "claim",
        lookupKey,
        coupon,
        base: base.find(({ ordinal }) => ordinal === coupon.ordinal)?.state ?? null,
        overlay: row,
        outbox: await outboxOf(db, lookupKey, couponId, row?.redeemed?.redemptionKey ?? null),
        answered: await answered,
        leases: spendsUnits(coupon.coupon) ? await inUse(db, await db.leases.where("ordinal").equals(coupon.ordinal).toArray()) : [],
      };
    }),
  );
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

/** Queued redemptions of a code, and queued reversals of those and of the redemption that the code is held by. */
async function outboxOf(db: TillDb, lookupKey: string, couponId: string, heldBy: string | null) {
  const redemptions = await db.outbox
    .where("lookupKey")
    .equals(lookupKey)
    .filter((item) => item.kind === "redemption" && item.contents.couponId === couponId)
    .toArray();
  const keys = [...redemptions.map(({ key }) => key), ...(heldBy === null ? [] : [heldBy])];
  return [...redemptions, ...(await db.outbox.where("redemptionKey").anyOf(keys).toArray())];
}
