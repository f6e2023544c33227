import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** Codes of a coupon that is being added: nothing knows of them until it is there. */
export async function createArrivingCodes(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("arriving_codes")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("value", types.bytes, (column) => column.notNull())
    .addColumn("snapshot_key", types.bytes, (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("begun_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("arriving_codes_key", ["workspace", "ordinal", "position"])
    .execute();
}
