import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/**
 * Files of codes as they come, part by part, and what was answered once they were in. Codes that arrive are told apart by
 * their import: several may be for one coupon.
 */
export async function createCodeImports(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema.dropTable("arriving_codes").execute();
  await db.schema
    .createTable("arriving_codes")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("arrival", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("value", types.bytes, (column) => column.notNull())
    .addColumn("snapshot_key", types.bytes, (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("begun_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("arriving_codes_key", ["workspace", "arrival", "position"])
    .execute();
  await db.schema
    .createTable("code_imports")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("begun_ms", "bigint", (column) => column.notNull())
    .addColumn("answer", "text")
    .addPrimaryKeyConstraint("code_imports_key", ["workspace", "id"])
    .addForeignKeyConstraint("code_imports_coupon", ["workspace", "ordinal"], "coupons", ["workspace", "ordinal"])
    .execute();
  await db.schema
    .createTable("code_import_parts")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("import_id", "text", (column) => column.notNull())
    .addColumn("part", "integer", (column) => column.notNull())
    .addColumn("rows", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("code_import_parts_key", ["workspace", "import_id", "part"])
    .addForeignKeyConstraint("code_import_parts_import", ["workspace", "import_id"], "code_imports", ["workspace", "id"], (key) => key.onDelete("cascade"))
    .execute();
}
