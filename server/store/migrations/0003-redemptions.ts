import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** What tills said, by key; what became of it; and what has to be looked at by a person. */
export async function createRedemptionTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("answers")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("feed", "bigint")
    .addColumn("received_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("answers_key", ["workspace", "key"])
    .execute();
  await db.schema
    .createTable("redemptions")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("contents", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer")
    .addColumn("code_type", "text")
    .addColumn("code_value", types.bytes)
    .addColumn("claim_id", "text")
    .addColumn("store_id", "text", (column) => column.notNull())
    .addColumn("staff_id", "text", (column) => column.notNull())
    .addColumn("device_id", "text", (column) => column.notNull())
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("sequence", "bigint")
    .addColumn("circumstances", "text", (column) => column.notNull())
    .addColumn("hold", "text", (column) => column.notNull())
    .addColumn("cause", "text")
    .addColumn("unit", "text", (column) => column.notNull())
    .addColumn("lease_id", "text")
    .addColumn("marks", "text", (column) => column.notNull())
    .addColumn("received_ms", "bigint", (column) => column.notNull())
    .addColumn("confirmed_ms", "bigint")
    .addColumn("reversed_by", "text")
    .addPrimaryKeyConstraint("redemptions_key", ["workspace", "key"])
    .addForeignKeyConstraint("redemptions_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .addForeignKeyConstraint("redemptions_store", ["workspace", "store_id"], "stores", ["workspace", "id"])
    .addForeignKeyConstraint("redemptions_device", ["workspace", "device_id"], "devices", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("redemptions_of_code").on("redemptions").columns(["workspace", "ordinal", "code_value"]).execute();
  await db.schema.createIndex("redemptions_of_claim").on("redemptions").columns(["workspace", "claim_id"]).execute();
  await db.schema
    .createTable("reversals")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("redemption_key", "text", (column) => column.notNull())
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("sequence", "bigint", (column) => column.notNull())
    .addColumn("said", "text", (column) => column.notNull())
    .addColumn("kept", "integer", (column) => column.notNull())
    .addColumn("received_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("reversals_key", ["workspace", "key"])
    .execute();
  await db.schema.createIndex("reversals_of_redemption").on("reversals").columns(["workspace", "redemption_key"]).execute();
  await db.schema
    .createTable("withdrawn_keys")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("redemption_key", "text", (column) => column.notNull())
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("withdrawn_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("withdrawn_keys_key", ["workspace", "redemption_key"])
    .execute();
  await db.schema
    .createTable("conflicts")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("redemption_key", "text", (column) => column.notNull())
    .addColumn("cause", "text", (column) => column.notNull())
    .addColumn("holder_key", "text")
    .addColumn("opened_ms", "bigint", (column) => column.notNull())
    .addColumn("resolution", "text")
    .addColumn("note", "text")
    .addColumn("resolved_by", "text")
    .addColumn("resolved_ms", "bigint")
    .addPrimaryKeyConstraint("conflicts_key", ["workspace", "redemption_key"])
    .addForeignKeyConstraint("conflicts_redemption", ["workspace", "redemption_key"], "redemptions", ["workspace", "key"])
    .execute();
  await db.schema
    .createTable("refused_items")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("digest", types.bytes, (column) => column.notNull())
    .addColumn("key", "text")
    .addColumn("problem", "text", (column) => column.notNull())
    .addColumn("item", types.bytes, (column) => column.notNull())
    .addColumn("received_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("refused_items_key", ["workspace", "installation_id", "digest"])
    .execute();
}
