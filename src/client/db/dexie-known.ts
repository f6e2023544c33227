import { Dexie } from "dexie";
import { readDirectory } from "./dexie-feed";
import { findInBase, shardOf, type BaseMatch } from "./packed-base";
import type { DeviceRecord, OverlayRecord, SessionRecord, SnapshotRecord } from "./records";
import { blobsOf, ordinalsOf } from "./row-rules";
import { keyOf, type Sought } from "./sought";
import type { TillDb } from "./till-db";
import type { Known, KnownCode } from "./till-store";

/**
 * Reads everything that is known of some codes or a claim, inside the caller's transaction. Blobs never change, so those of
 * the latest snapshots are kept in memory.
 */
export function gatherer(db: TillDb): (sought: readonly Sought[]) => Promise<Known> {
  const inMemory = new Map<string, Uint8Array>();

  async function blob(hash: string): Promise<Uint8Array> {
    const held = inMemory.get(hash);
    if (held !== undefined) return held;
    const buffer = await db.blobs.get(hash);
    if (buffer === undefined) throw new Error(`a snapshot names the blob ${hash}, which is not held`);
    const bytes = new Uint8Array(buffer);
    inMemory.set(hash, bytes);
    return bytes;
  }

  function forgetOthers(snapshot: SnapshotRecord): void {
    const named = blobsOf(snapshot);
    for (const hash of inMemory.keys()) if (!named.has(hash)) inMemory.delete(hash);
  }

  async function baseMatches(snapshot: SnapshotRecord, lookupKey: string): Promise<readonly BaseMatch[]> {
    forgetOthers(snapshot);
    const shard = snapshot.shards[shardOf(snapshot, lookupKey)];
    if (shard === undefined) throw new Error("a snapshot has fewer shards than its bits say");
    return findInBase(snapshot, lookupKey, await blob(shard.hash), await blob(snapshot.states));
  }

  return async (sought) => {
    // All that does not wait for something else at once: what a request to the database takes is mostly the way there.
    const [[device, held, session], unsent, directory, overlays] = await Promise.all([
      db.singles.bulkGet(["device", "snapshot", "session"]),
      unsentCount(db),
      readDirectory(db),
      Promise.all(sought.map((one) => db.overlay.where("key").equals(keyOf(one)).toArray())),
    ]);
    const snapshot = (held ?? null) as SnapshotRecord | null;
    const codes = await Promise.all(
      sought.map(async (one, index) => {
        if (snapshot === null) return [];
        return knownCodes(db, one, await baseMatches(snapshot, keyOf(one)), overlays[index] ?? []);
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
      };
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
