import type { Kysely } from "kysely";

/** Which epochs began from a backup, and where it ended; snapshots that do not say so yet are built anew. */
export async function addRestoredEpochs(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("epochs").addColumn("restored_feed", "bigint").execute();
  await (db as Kysely<{ snapshot_bases: object }>).deleteFrom("snapshot_bases").execute();
}
