import { Dexie } from "dexie";
import type { PackedRun } from "./packed-run";
import type { SnapshotRecord } from "./records";
import { blobsOf } from "./row-rules";
import type { TillDb } from "./till-db";

/**
 * Blobs and runs, which never change under their names: each is read once, then kept in memory while a snapshot names it.
 * A transaction that may yet fail reads runs before it writes any.
 */
export type Shelf = {
  blob(hash: string): Promise<Uint8Array>;
  runs(ids: readonly number[]): Promise<readonly PackedRun[]>;
  /** Writes a run inside the caller's transaction, and gives its number. */
  addRun(run: PackedRun): Promise<number>;
  /** Reads all that a snapshot names, one after the other, so that a look-up goes in between. */
  readAhead(snapshot: SnapshotRecord): Promise<void>;
  /** Lets go of what the snapshot does not name. */
  keepOnly(snapshot: SnapshotRecord): void;
  clear(): void;
};

export function shelfOf(db: TillDb): Shelf {
  const blobs = new Map<string, Uint8Array>();
  const runs = new Map<number, PackedRun>();
  return {
    async blob(hash) {
      const held = blobs.get(hash);
      if (held !== undefined) return held;
      const buffer = await db.blobs.get(hash);
      if (buffer === undefined) throw new Error(`a snapshot names the blob ${hash}, which is not held`);
      const bytes = new Uint8Array(buffer);
      blobs.set(hash, bytes);
      return bytes;
    },
    async readAhead(snapshot) {
      for (const hash of blobsOf(snapshot)) {
        const buffer = blobs.has(hash) ? undefined : await db.blobs.get(hash);
        // Not held any more: another tab has taken another snapshot meanwhile.
        if (buffer !== undefined) blobs.set(hash, new Uint8Array(buffer));
      }
    },
    async runs(ids) {
      const missing = ids.filter((id) => !runs.has(id));
      const read = missing.length === 0 ? [] : await db.runs.bulkGet(missing);
      read.forEach((run, index) => run && runs.set(missing[index] ?? 0, run));
      return ids.map((id) => {
        const run = runs.get(id);
        if (run === undefined) throw new Error(`a snapshot names the run ${id}, which is not held`);
        return run;
      });
    },
    async addRun(run) {
      const id = await db.runs.add(run);
      // Not before: where the transaction fails, its number is given again.
      Dexie.currentTransaction.on("complete", () => runs.set(id, run));
      return id;
    },
    keepOnly(snapshot) {
      const named = blobsOf(snapshot);
      for (const hash of blobs.keys()) if (!named.has(hash)) blobs.delete(hash);
      const ids = new Set(snapshot.runs?.map(({ id }) => id));
      for (const id of runs.keys()) if (!ids.has(id)) runs.delete(id);
    },
    clear() {
      blobs.clear();
      runs.clear();
    },
  };
}
