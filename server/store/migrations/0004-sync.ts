import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** What tills hold and hear: leases, the epochs of their keys, snapshots, the feed. */
export async function createSyncTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("leases")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("units", "integer", (column) => column.notNull())
    .addColumn("spent", "integer", (column) => column.notNull())
    .addColumn("expires_ms", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("awaited_keys", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("leases_key", ["workspace", "id"])
    .addForeignKeyConstraint("leases_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .execute();
  await db.schema
    .createTable("epochs")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("key", types.bytes, (column) => column.notNull())
    .addColumn("first_feed", "bigint", (column) => column.notNull())
    .addColumn("started_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("epochs_key", ["workspace", "number"])
    .execute();
  await db.schema
    .createTable("snapshot_bases")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("feed", "bigint", (column) => column.notNull())
    .addColumn("manifest", "text", (column) => column.notNull())
    .addColumn("built_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("snapshot_bases_key", ["workspace", "epoch", "feed"])
    .execute();
  await db.schema
    .createTable("snapshot_blobs")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("bytes", types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint("snapshot_blobs_key", ["workspace", "hash"])
    .execute();
  await db.schema
    .createTable("feed")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("number", "bigint", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("feed_key", ["workspace", "number"])
    .execute();
}
