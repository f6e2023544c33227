import { type Kysely, sql as raw } from "kysely";
import type { ColumnTypes } from "./column-types";

/**
 * What automations have asked for, each once; contacts that can be erased. The index of free codes holds those that can be claimed
 * and no others, so that the next one is found at once however many were before it.
 */
export async function createWishes(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema.alterTable("contacts").addColumn("locale", "text").execute();
  await db.schema.alterTable("contacts").addColumn("erased_ms", "bigint").execute();
  await db.schema
    .createTable("claim_wishes")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("key_id", "text", (column) => column.notNull())
    .addColumn("idempotency_key", "text", (column) => column.notNull())
    .addColumn("digest", types.bytes, (column) => column.notNull())
    .addColumn("contact_id", "text")
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("claim_wishes_key", ["workspace", "key_id", "idempotency_key"])
    .execute();
  await db.schema.createIndex("claim_wishes_by_time").on("claim_wishes").columns(["workspace", "at_ms"]).execute();
  await db.schema.createIndex("claims_by_time").on("claims").columns(["workspace", "claimed_ms", "id"]).execute();
  await raw`create index codes_free on codes (workspace, ordinal, position) where state = 'issued' and holder_key is null`.execute(db);
}
