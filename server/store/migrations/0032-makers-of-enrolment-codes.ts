import type { Kysely } from "kysely";

/** Whoever made a code may have lost the right to since. Empty: the server itself, or before this was kept. */
export async function nameMakersOfEnrolmentCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("enrolment_codes")
    .addColumn("made_by_id", "text", (column) => column.notNull().defaultTo(""))
    .execute();
}
