import { type Kysely, sql as raw } from "kysely";

/** Of a coupon's leases, those are looked for that hold units; every till leaves one that is over behind each week. */
export async function indexLeasesWithUnits(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("leases_of_coupon").execute();
  await raw`create index leases_with_units on leases (workspace, ordinal) where (state = 'open' or awaited_keys <> '[]')`.execute(db);
}
