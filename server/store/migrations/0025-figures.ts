import { type Kysely, sql as raw } from "kysely";
import type { ColumnTypes } from "./column-types";

/**
 * When a redemption was, in corrected time, in a column of its own: figures and files go by it. Two indexes grow at their
 * ends, as redemptions come roughly in the order of time; the one by coupon was by arrival before.
 */
export async function createFigures(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema.alterTable("redemptions").addColumn("at_ms", "bigint", (column) => column.notNull().defaultTo(0)).execute();
  const time = (name: string) =>
    types.bytes === "blob"
      ? raw`json_extract(circumstances, ${raw.lit(`$.time.${name}`)})`
      : raw`((circumstances::json -> 'time' ->> ${raw.lit(name)})::bigint)`;
  const [least, greatest] = types.bytes === "blob" ? [raw`min`, raw`max`] : [raw`least`, raw`greatest`];
  await raw`
    update redemptions set at_ms =
      ${least}(8640000000000000, ${greatest}(-8640000000000000, ${time("deviceMs")} + coalesce(${time("offsetMs")}, 0)))
  `.execute(db);
  await db.schema.dropIndex("redemptions_of_coupon").execute();
  await raw`
    create index redemptions_of_coupon on redemptions (workspace, ordinal, at_ms)
    where (hold <> 'conflict' and reversed_by is null)
  `.execute(db);
  await db.schema.createIndex("redemptions_by_time").on("redemptions").columns(["workspace", "at_ms", "key"]).execute();
  await raw`create index claims_opened on claims (workspace, ordinal, opened_ms) where opened_ms is not null`.execute(db);
  await raw`create index conflicts_open on conflicts (workspace, redemption_key) where resolution is null`.execute(db);
}
