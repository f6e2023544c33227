import type { FeedEntry } from "../../contract/messages/pull";
import { addRun, renewRuns } from "./dexie-overlay";
import type { Shelf } from "./dexie-shelf";
import type { CouponRecord, DeviceRecord, DirectoryRecords, SnapshotRecord } from "./records";
import { afterNews, blobsOf, codeRowsOf, isOlder, lostBy, sentAgain } from "./row-rules";
import type { TillDb } from "./till-db";
import type { NewSnapshot, PulledPage } from "./till-store";

/** Puts a complete snapshot in the place of the old one, inside the caller's transaction (R16, R17). */
export async function commitSnapshot(db: TillDb, shelf: Shelf, next: NewSnapshot): Promise<"committed" | "keys-missing" | "overtaken"> {
  const named = [...blobsOf(next.snapshot)];
  // Another tab that committed another snapshot meanwhile has let go of what that does not name.
  if ((await db.blobs.where(":id").anyOf(named).count()) < named.length) return "overtaken";
  const old = (await db.singles.get("snapshot")) as SnapshotRecord | undefined;
  const epochChanges = old?.epoch.number !== next.snapshot.epoch.number;
  if (epochChanges && !(await moveToNewKeys(db, next.lookupKeys))) return "keys-missing";

  const lost = lostBy(old, next);
  const rows = codeRowsOf(next.entries);
  const runs = await renewRuns(db, shelf, { old: old ?? null, base: next.snapshot, rows, wasPutBack: lost !== null });
  if (lost !== null) await sendAgain(db, lost);
  await db.coupons.clear();
  await db.coupons.bulkPut([...next.coupons]);
  await replaceDirectory(db, next.directory);
  await db.singles.put({ ...next.snapshot, runs, termsChanges: (old?.termsChanges ?? 0) + 1 }, "snapshot");
  await applyEntries(db, next.entries);

  await db.blobs.where(":id").noneOf(named).delete();
  return "committed";
}

/** Applies a page of changes, unless the cursor or the epoch is no longer the one that it was asked for. */
export async function applyPage(db: TillDb, shelf: Shelf, page: PulledPage): Promise<boolean> {
  const snapshot = (await db.singles.get("snapshot")) as SnapshotRecord | undefined;
  if (snapshot?.feed !== page.after || snapshot.epoch.number !== page.epoch) return false;
  const entries = [...page.entries, ...(page.urgent ?? [])];
  const runs = await addRun(db, shelf, snapshot.runs ?? [], codeRowsOf(entries));
  const termsChanges = (snapshot.termsChanges ?? 0) + (entries.some(({ kind }) => kind !== "code") ? 1 : 0);
  await db.singles.put({ ...snapshot, runs, termsChanges, feed: page.feed, asOfMs: page.completeAtMs ?? snapshot.asOfMs }, "snapshot");
  await applyEntries(db, entries);
  return true;
}

export async function readDirectory(db: TillDb): Promise<DirectoryRecords> {
  const [staff, stores, devices] = await Promise.all([db.staff.toArray(), db.stores.toArray(), db.devices.toArray()]);
  return { staff, stores, devices };
}

/** Coupons and people: what changes by pages and snapshots alone. */
export type Terms = { readonly coupons: ReadonlyMap<number, CouponRecord>; readonly directory: DirectoryRecords };

export async function readTerms(db: TillDb): Promise<Terms> {
  const [coupons, directory] = await Promise.all([db.coupons.toArray(), readDirectory(db)]);
  return { coupons: new Map(coupons.map((coupon) => [coupon.ordinal, coupon])), directory };
}

/** Applies what is no code's: those are in a run. */
async function applyEntries(db: TillDb, entries: readonly FeedEntry[]): Promise<void> {
  for (const entry of entries) if (entry.kind !== "code") await applyEntry(db, entry);
}

async function applyEntry(db: TillDb, entry: Exclude<FeedEntry, { kind: "code" }>): Promise<unknown> {
  switch (entry.kind) {
    case "coupon": {
      const { number, coupon } = entry;
      const held = await db.coupons.get(coupon.ordinal);
      return isOlder(number, held) ? undefined : db.coupons.put({ ordinal: coupon.ordinal, number, coupon });
    }
    case "staff":
      return db.staff.put(entry.staff);
    case "staff-removed":
      return db.staff.delete(entry.staffId);
    case "store":
      return db.stores.put(entry.store);
    case "device":
      return db.devices.put(entry.device);
    case "settings": {
      const snapshot = (await db.singles.get("snapshot")) as SnapshotRecord | undefined;
      return snapshot && db.singles.put({ ...snapshot, settings: entry.settings }, "snapshot");
    }
    case "lease":
      return entry.word === "over" ? db.leases.delete(entry.leaseId) : db.leases.update(entry.leaseId, { closing: true });
    case "redemption": {
      const held = await db.history.get(entry.redemptionKey);
      if (held !== undefined) return db.history.put(afterNews(held, entry));
      // News of what is not answered yet: asked for once it is (R6).
      const snapshot = (await db.singles.get("snapshot")) as SnapshotRecord | undefined;
      const isQueued = (await db.outbox.get(entry.redemptionKey)) !== undefined;
      return snapshot && isQueued && db.singles.put({ ...snapshot, newsMissed: true }, "snapshot");
    }
  }
}

/** The server does not know the till whose token this is: it lacks all that it has answered (R16). */
export async function sendAllAgain(db: TillDb, token: string): Promise<void> {
  const device = (await db.singles.get("device")) as DeviceRecord | undefined;
  if (device?.token === token) await sendAgain(db, 0);
}

/** The server's database was put back to an earlier copy: what was answered after `lost` may be known here only (R16). */
async function sendAgain(db: TillDb, lost: number): Promise<void> {
  const device = (await db.singles.get("device")) as DeviceRecord | undefined;
  if (device === undefined) throw new Error("a till without a device has nothing to send");
  const held = { history: await db.history.toArray(), outbox: await db.outbox.toArray(), lastSequence: device.lastSequence };
  const { items, moved, lastSequence } = sentAgain(held, lost);
  await db.history.bulkDelete([...moved]);
  await db.singles.put({ ...device, lastSequence }, "device");
  await db.outbox.bulkPut(items);
}

async function replaceDirectory(db: TillDb, directory: DirectoryRecords): Promise<void> {
  await Promise.all([db.staff.clear(), db.stores.clear(), db.devices.clear()]);
  await db.staff.bulkPut([...directory.staff]);
  await db.stores.bulkPut([...directory.stores]);
  await db.devices.bulkPut([...directory.devices]);
}

/** Gives queued and answered redemptions their look-up keys under a new epoch; false where one is missing. */
async function moveToNewKeys(db: TillDb, lookupKeys: ReadonlyMap<string, string>): Promise<boolean> {
  const queued = (await db.outbox.toArray()).filter((item) => item.kind === "redemption");
  const answered = await db.history.toArray();
  if (![...queued, ...answered].every(({ key }) => lookupKeys.has(key))) return false;
  await db.outbox.bulkPut(queued.map((item) => ({ ...item, lookupKey: lookupKeys.get(item.key) ?? item.lookupKey })));
  await db.history.bulkPut(answered.map((item) => ({ ...item, lookupKey: lookupKeys.get(item.key) ?? item.lookupKey })));
  return true;
}
