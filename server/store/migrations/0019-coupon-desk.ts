import { type Kysely, sql as raw } from "kysely";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import { listColumns } from "../list-columns";
import type { ColumnTypes } from "./column-types";

/**
 * What the managers' list of coupons searches, filters and counts by. The indexes on claims and redemptions grow at one
 * place for each coupon, as both come in the order of time.
 */
export async function createCouponDesk(db: Kysely<unknown>, _types: ColumnTypes): Promise<void> {
  await db.schema.alterTable("coupons").addColumn("source", "text", (column) => column.notNull().defaultTo("list")).execute();
  await db.schema.alterTable("coupons").addColumn("counts", "text", (column) => column.notNull().defaultTo("code")).execute();
  await db.schema.alterTable("coupons").addColumn("amount", "integer").execute();
  await db.schema.alterTable("coupons").addColumn("search", "text", (column) => column.notNull().defaultTo("")).execute();
  await db.schema.alterTable("coupons").addColumn("codes", "integer", (column) => column.notNull().defaultTo(0)).execute();
  const { rows } = await raw<{ workspace: number; ordinal: number; definition: string }>`
    select workspace, ordinal, definition from coupons
  `.execute(db);
  for (const { workspace, ordinal, definition } of rows) {
    const { source, counts, amount, search } = listColumns(JSON.parse(definition) as Coupon);
    await raw`
      update coupons set source = ${source}, counts = ${counts}, amount = ${amount}, search = ${search}
      where workspace = ${workspace} and ordinal = ${ordinal}
    `.execute(db);
  }
  await raw`
    update coupons set codes = (
      select count(*) from codes where codes.workspace = coupons.workspace and codes.ordinal = coupons.ordinal
    )
  `.execute(db);
  await db.schema.createIndex("coupons_by_search").on("coupons").columns(["workspace", "search", "ordinal"]).execute();
  await db.schema.dropIndex("claims_of_coupon").execute();
  await db.schema.createIndex("claims_of_coupon").on("claims").columns(["workspace", "ordinal", "claimed_ms", "id"]).execute();
  await raw`
    create index redemptions_of_coupon on redemptions (workspace, ordinal, received_ms)
    where (hold <> 'conflict' and reversed_by is null)
  `.execute(db);
  await db.schema.createIndex("audit_log_of_subject").on("audit_log").columns(["workspace", "subject", "id"]).execute();
}
