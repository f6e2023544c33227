import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** What managers need: keys of their own, every resolution of a conflict, and what a till's numbers and silences tell. */
export async function createDeskTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("api_keys")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("key_hash", types.bytes, (column) => column.notNull())
    .addColumn("scopes", "text", (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addColumn("revoked_ms", "bigint")
    .addPrimaryKeyConstraint("api_keys_key", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("api_keys_by_hash").on("api_keys").column("key_hash").execute();
  await db.schema
    .createTable("conflict_resolutions")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("redemption_key", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("resolution", "text", (column) => column.notNull())
    .addColumn("note", "text")
    .addColumn("resolved_by", "text")
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("conflict_resolutions_key", ["workspace", "redemption_key", "number"])
    .addForeignKeyConstraint(
      "conflict_resolutions_conflict",
      ["workspace", "redemption_key"],
      "conflicts",
      ["workspace", "redemption_key"],
    )
    .execute();
  await db.schema.createIndex("redemptions_unconfirmed").on("redemptions").columns(["workspace", "kind", "confirmed_ms"]).execute();
  await db.schema
    .alterTable("installations")
    .addColumn("gaps", "text", (column) => column.notNull().defaultTo("[]"))
    .execute();
  await db.schema.alterTable("installations").addColumn("seen_ms", "bigint").execute();
  await db.schema.alterTable("coupons").addColumn("revoked_feed", "bigint").execute();
  await db.schema
    .alterTable("counters")
    .addColumn("feed_begins", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
}
