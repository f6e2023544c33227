import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** Merchants, their shops, people and tills. */
export async function createWorkspaceTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("workspaces")
    .addColumn("number", "integer", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("plan", "text", (column) => column.notNull())
    .addColumn("zone", "text", (column) => column.notNull())
    .addColumn("settings", "text", (column) => column.notNull())
    .addColumn("demo", "integer", (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("counters")
    .addColumn("workspace", "integer", (column) => column.primaryKey().references("workspaces.number"))
    .addColumn("feed", "bigint", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("stores")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("zone", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("stores_key", ["workspace", "id"])
    .execute();
  await db.schema
    .createTable("staff")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("pin_salt", types.bytes, (column) => column.notNull())
    .addColumn("pin_iterations", "integer", (column) => column.notNull())
    .addColumn("pin_digest", types.bytes, (column) => column.notNull())
    .addColumn("removed_ms", "bigint")
    .addPrimaryKeyConstraint("staff_key", ["workspace", "id"])
    .execute();
  await db.schema
    .createTable("devices")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("store_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("devices_key", ["workspace", "id"])
    .addForeignKeyConstraint("devices_store", ["workspace", "store_id"], "stores", ["workspace", "id"])
    .execute();
  await db.schema
    .createTable("installations")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("device_id", "text", (column) => column.notNull())
    .addColumn("token_hash", types.bytes, (column) => column.notNull())
    .addColumn("last_sequence", "bigint")
    .addColumn("enrolled_ms", "bigint", (column) => column.notNull())
    .addColumn("revoked_ms", "bigint")
    .addPrimaryKeyConstraint("installations_key", ["workspace", "id"])
    .addForeignKeyConstraint("installations_device", ["workspace", "device_id"], "devices", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("installations_by_token").on("installations").column("token_hash").execute();
  await db.schema
    .createTable("enrolment_codes")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("code_hash", types.bytes, (column) => column.notNull())
    .addColumn("store_id", "text", (column) => column.notNull())
    .addColumn("expires_ms", "bigint", (column) => column.notNull())
    .addColumn("used_ms", "bigint")
    .addPrimaryKeyConstraint("enrolment_codes_key", ["workspace", "code_hash"])
    .addForeignKeyConstraint("enrolment_codes_store", ["workspace", "store_id"], "stores", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("enrolment_codes_by_hash").on("enrolment_codes").column("code_hash").execute();
}
