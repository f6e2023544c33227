import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

/**
 * Takes from the tables that every redemption is written to what is not worth its time. PostgreSQL checks a foreign key
 * row by row, and four of them took three quarters of an insert's time; each row was judged by what they check, which is
 * never deleted, and SQLite goes on checking. Few redemptions are of claims.
 */
export async function leanRedemptions(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema.dropIndex("redemptions_of_claim").execute();
  await db.schema
    .createIndex("redemptions_of_claim")
    .on("redemptions")
    .columns(["workspace", "claim_id"])
    .where("claim_id" as never, "is not", null)
    .execute();
  if (types.bytes === "blob") return;
  for (const name of ["redemptions_workspace_fkey", "redemptions_coupon", "redemptions_store", "redemptions_device"]) {
    await db.schema.alterTable("redemptions").dropConstraint(name).execute();
  }
  await db.schema.alterTable("answers").dropConstraint("answers_workspace_fkey").execute();
  await db.schema.alterTable("feed").dropConstraint("feed_workspace_fkey").execute();
}
