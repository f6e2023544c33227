import { type Kysely, sql as raw } from "kysely";

/** A row for all that was numbered together, not for each change: a push or an import writes few. */
export async function createFeedRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("feed_runs")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("last", "bigint", (column) => column.notNull())
    .addColumn("first", "bigint", (column) => column.notNull())
    .addColumn("entries", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("feed_runs_key", ["workspace", "last"])
    .execute();
  await raw`insert into feed_runs (workspace, last, first, entries) select workspace, number, number, '[' || payload || ']' from feed`.execute(db);
  await db.schema.dropTable("feed").execute();
}
