import type { Kysely } from "kysely";

/** Whoever made a link may have lost the right to since; a name alone does not say who it was. Empty: the server itself. */
export async function nameMakersOfLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("member_links")
    .addColumn("made_by_id", "text", (column) => column.notNull().defaultTo(""))
    .execute();
}
