import { type Kysely, sql as raw } from "kysely";

/**
 * A coupon's redemptions by time: those that stand have an index, and these two are of the few that do not, and of those that
 * a supervisor let through. What is redeemed as usual gets no further entry.
 */
export async function indexOtherRedemptions(db: Kysely<unknown>): Promise<void> {
  await raw`
    create index redemptions_fallen on redemptions (workspace, ordinal, at_ms)
    where (hold = 'conflict' or reversed_by is not null)
  `.execute(db);
  // In JSON no text holds these characters: within one, quotation marks are escaped.
  await raw`
    create index redemptions_overridden on redemptions (workspace, ordinal, at_ms)
    where (contents = replace(contents, '"override":null', ''))
  `.execute(db);
}
