import type { Kysely } from "kysely";

/** What else a till tells of itself when it pulls: wrong PINs, who waits for them, and which app runs there. */
export async function addPinReports(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("installations").addColumn("wrong_pins", "bigint").execute();
  await db.schema.alterTable("installations").addColumn("pin_wait_since_ms", "bigint").execute();
  await db.schema.alterTable("installations").addColumn("app", "text").execute();
}
