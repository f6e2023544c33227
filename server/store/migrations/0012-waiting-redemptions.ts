import { type Kysely, sql as raw } from "kysely";
import type { ColumnTypes } from "./column-types";

/**
 * What is looked for by its code is what does not hold it: the code itself names what does. Nearly every redemption holds
 * its code, and an entry for each, in no order, took a fifth of a push's time. A code is changed once in its life, by its
 * redemption; room beside it lets PostgreSQL leave its indexes alone.
 */
export async function indexWaitingRedemptions(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema.dropIndex("redemptions_of_code").execute();
  await raw`
    create index redemptions_of_code on redemptions (workspace, ordinal, code_value)
    where (hold <> 'holder' or reversed_by is not null)
  `.execute(db);
  if (types.bytes === "bytea") await raw`alter table codes set (fillfactor = 85)`.execute(db);
}
