import { type Kysely, sql as raw } from "kysely";

/**
 * Whom to tell of what happens, and what they are to be told: a row for each, written with what happened itself, so that none is
 * lost. Numbers are given under the workspace's counter, in the order of commits.
 */
export async function createWebhooks(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("counters").addColumn("webhook", "bigint", (column) => column.notNull().defaultTo(0)).execute();
  await db.schema
    .createTable("webhook_endpoints")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("events", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("former_secret", "text")
    .addColumn("former_until_ms", "bigint")
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("webhook_endpoints_key", ["workspace", "id"])
    .execute();
  await db.schema
    .createTable("webhook_deliveries")
    .addColumn("workspace", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("endpoint_id", "text", (column) => column.notNull())
    .addColumn("number", "bigint", (column) => column.notNull())
    .addColumn("contact_id", "text")
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("data", "text")
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull())
    .addColumn("next_ms", "bigint", (column) => column.notNull())
    .addColumn("lease_until_ms", "bigint")
    .addColumn("status", "integer")
    .addColumn("problem", "text")
    .addColumn("tried_ms", "bigint")
    .addPrimaryKeyConstraint("webhook_deliveries_key", ["workspace", "id"])
    .addForeignKeyConstraint("webhook_deliveries_endpoint", ["workspace", "endpoint_id"], "webhook_endpoints", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("webhook_deliveries_log").on("webhook_deliveries").columns(["workspace", "endpoint_id", "number"]).execute();
  await db.schema.createIndex("webhook_deliveries_by_time").on("webhook_deliveries").columns(["workspace", "at_ms"]).execute();
  await raw`create index webhook_deliveries_due on webhook_deliveries (workspace, endpoint_id, next_ms) where state = 'waiting'`.execute(db);
  await raw`create index webhook_deliveries_of_contact on webhook_deliveries (workspace, endpoint_id, contact_id, number) where state = 'waiting'`.execute(db);
}
