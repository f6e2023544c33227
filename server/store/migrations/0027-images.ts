import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** Pictures of coupons' pages; a page asks for one by its bytes' digest alone, whichever workspace's it is. */
export async function createImages(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("images")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("bytes", types.bytes, (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("images_key", ["workspace", "hash"])
    .execute();
  await db.schema.createIndex("images_by_hash").on("images").column("hash").execute();
}
