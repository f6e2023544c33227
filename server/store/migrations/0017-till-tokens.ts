import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/** The tokens of a till beside the one in use, and which installation a one-time code made. */
export async function createTillTokens(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("till_tokens")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("token_hash", types.bytes, (column) => column.notNull())
    .addColumn("installation_id", "text", (column) => column.notNull())
    .addColumn("standing", "text", (column) => column.notNull())
    .addColumn("until_ms", "bigint")
    .addColumn("misused_ms", "bigint")
    .addPrimaryKeyConstraint("till_tokens_key", ["workspace", "token_hash"])
    .addForeignKeyConstraint("till_tokens_installation", ["workspace", "installation_id"], "installations", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("till_tokens_by_hash").on("till_tokens").column("token_hash").execute();
  await db.schema.createIndex("till_tokens_of_installation").on("till_tokens").columns(["workspace", "installation_id"]).execute();
  await db.schema.alterTable("enrolment_codes").addColumn("installation_id", "text").execute();
}
