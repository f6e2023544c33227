import type { Shelf } from "./dexie-shelf";
import { findInRun, mergedRuns, packRun, type PackedRun } from "./packed-run";
import type { NamedRun, OverlayRecord, SnapshotRecord } from "./records";
import { isNewer, released } from "./row-rules";
import { newestRows, runsToMerge, standingAfter } from "./run-rules";
import type { TillDb } from "./till-db";

/**
 * What is newer than the base of a code: the newest row of each coupon, out of the runs and of the till's own acts (R15).
 * @param own the rows of the till's own acts
 */
export async function overlayOf(shelf: Shelf, snapshot: SnapshotRecord, key: string, own: readonly OverlayRecord[]): Promise<readonly OverlayRecord[]> {
  const runs = await shelf.runs(idsOf(snapshot.runs ?? []));
  return newestRows([...runs.flatMap((run) => findInRun(run, key)), ...own]);
}

/** Writes the row that an act of the till leaves, where it is newer (R16). */
export async function putNewer(db: TillDb, row: OverlayRecord): Promise<void> {
  if (isNewer(row, await db.overlay.get([row.key, row.ordinal]))) await db.overlay.put(row);
}

/** The server has undone a redemption: the code is free, unless the feed has said since who holds it now. */
export async function releaseCode(db: TillDb, shelf: Shelf, redemptionKey: string): Promise<void> {
  const [redemption, snapshot] = await Promise.all([db.history.get(redemptionKey), db.singles.get("snapshot")]);
  if (redemption === undefined || snapshot === undefined) return;
  const own = await db.overlay.where("key").equals(redemption.lookupKey).toArray();
  const rows = await overlayOf(shelf, snapshot as SnapshotRecord, redemption.lookupKey, own);
  const free = released(rows.find(({ ordinal }) => ordinal === redemption.ordinal), redemptionKey);
  if (free !== null) await db.overlay.put(free);
}

/** Keeps changes out of the feed as a run, in one with the runs that `runsToMerge` names. @returns the names of all runs then */
export async function addRun(db: TillDb, shelf: Shelf, named: readonly NamedRun[], rows: readonly OverlayRecord[]): Promise<readonly NamedRun[]> {
  if (rows.length === 0) return named;
  const run = packRun(rows);
  const { stay, merge } = runsToMerge(named, run.keys.length);
  const merged = mergedRuns([...(await shelf.runs(idsOf(merge))), run]);
  await db.runs.bulkDelete([...idsOf(merge)]);
  return [...stay, ...(await written(shelf, merged))];
}

/**
 * Makes one run of all rows that a new base leaves standing and of the changes that come with it.
 * @param rows the changes
 * @returns its name; none where it is empty
 */
export async function renewRuns(
  db: TillDb,
  shelf: Shelf,
  { old, base, rows, wasPutBack }: { old: SnapshotRecord | null; base: SnapshotRecord; rows: readonly OverlayRecord[]; wasPutBack: boolean },
): Promise<readonly NamedRun[]> {
  // Another epoch's keys name nothing here.
  const isSameEpoch = old?.epoch.number === base.epoch.number;
  const runs = isSameEpoch ? await shelf.runs(idsOf(old.runs ?? [])) : [];
  const own = isSameEpoch ? await db.overlay.toArray() : [];
  await Promise.all([db.runs.clear(), db.overlay.clear()]);
  return written(shelf, mergedRuns([standingAfter(base, runs, own, wasPutBack), packRun(rows)]));
}

async function written(shelf: Shelf, run: PackedRun): Promise<readonly NamedRun[]> {
  return run.keys.length === 0 ? [] : [{ id: await shelf.addRun(run), rows: run.keys.length }];
}

function idsOf(named: readonly NamedRun[]): readonly number[] {
  return named.map(({ id }) => id);
}
