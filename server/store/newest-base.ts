import type { Sql, Tx } from "./sql";
import type { SnapshotBase } from "./store";

/** A base is built anew when this share of its records has changed since. */
const REBUILD_SHARE = 0.02;

export async function newestBase(db: Tx | Sql["db"], workspace: number): Promise<SnapshotBase | null> {
  const row = await db
    .selectFrom("snapshot_bases")
    .select("manifest")
    .where("workspace", "=", workspace)
    .orderBy("epoch", "desc")
    .orderBy("feed", "desc")
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.manifest) as SnapshotBase);
}

export function isWorthRebuilding(base: SnapshotBase, feed: number): boolean {
  return feed - base.feed > recordsIn(base) * REBUILD_SHARE;
}

/** Codes and claims that a base holds. */
export function recordsIn({ shards }: SnapshotBase): number {
  return shards.reduce((sum, { records }) => sum + records, 0);
}

/** As of which change a base would be that was asked for now. @param feed the last one */
export async function nextBaseFeed(db: Tx | Sql["db"], workspace: number, feed: number): Promise<number> {
  const newest = await newestBase(db, workspace);
  return newest === null || isWorthRebuilding(newest, feed) ? feed : newest.feed;
}
