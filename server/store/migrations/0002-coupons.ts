import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** Coupons with their versions, codes and units; contacts and their claims. */
export async function createCouponTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("coupons")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("coupon_id", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("code_type", "text", (column) => column.notNull())
    .addColumn("start_ms", "bigint")
    .addColumn("end_ms", "bigint")
    .addColumn("revoked_ms", "bigint")
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addColumn("definition", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("coupons_key", ["workspace", "ordinal"])
    .addUniqueConstraint("coupons_by_id", ["workspace", "coupon_id"])
    .execute();
  await db.schema
    .createTable("coupon_versions")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("definition", "text", (column) => column.notNull())
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("coupon_versions_key", ["workspace", "ordinal", "version"])
    .addForeignKeyConstraint("coupon_versions_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .execute();
  await db.schema
    .createTable("usage")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("used", "integer", (column) => column.notNull())
    .addColumn("leased", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("usage_key", ["workspace", "ordinal"])
    .addForeignKeyConstraint("usage_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .execute();
  await db.schema
    .createTable("codes")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("code_type", "text", (column) => column.notNull())
    .addColumn("value", types.bytes, (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("holder_key", "text")
    .addColumn("snapshot_key", types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint("codes_key", ["workspace", "code_type", "value", "ordinal"])
    .addForeignKeyConstraint("codes_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .execute();
  await db.schema
    .createIndex("codes_of_coupon")
    .on("codes")
    .columns(["workspace", "ordinal", "position"])
    .execute();
  await db.schema
    .createTable("contacts")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("external_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("contacts_key", ["workspace", "id"])
    .addUniqueConstraint("contacts_by_channel", ["workspace", "channel", "external_id"])
    .execute();
  await db.schema
    .createTable("claims")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("contact_id", "text", (column) => column.notNull())
    .addColumn("code_value", types.bytes)
    .addColumn("claimed_ms", "bigint", (column) => column.notNull())
    .addColumn("opened_ms", "bigint")
    .addColumn("holder_key", "text")
    .addColumn("snapshot_key", types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint("claims_key", ["workspace", "id"])
    .addForeignKeyConstraint("claims_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .addForeignKeyConstraint("claims_contact", ["workspace", "contact_id"], "contacts", ["workspace", "id"])
    .execute();
  await db.schema
    .createIndex("claims_of_contact")
    .on("claims")
    .columns(["workspace", "contact_id", "ordinal"])
    .execute();
}
