import type { Kysely } from "kysely";

/** What a till tells of itself when it pulls: how much waits there, and how far its clock is from the server's. */
export async function addTillReports(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("installations").addColumn("waiting", "bigint").execute();
  await db.schema.alterTable("installations").addColumn("offset_ms", "bigint").execute();
}
