import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

type Tables = { coupons: { workspace: number; ordinal: number; definition: string; offline: string } };

/** When a lease was given and called back; which coupons are redeemed offline by leases only. */
export async function growLeases(db: Kysely<unknown>, _types: ColumnTypes): Promise<void> {
  await db.schema.alterTable("leases").addColumn("granted_ms", "bigint", (column) => column.notNull().defaultTo(0)).execute();
  await db.schema.alterTable("leases").addColumn("recalled_ms", "bigint").execute();
  await db.schema.createIndex("leases_of_installation").on("leases").columns(["workspace", "installation_id", "ordinal"]).execute();
  await db.schema.createIndex("leases_of_coupon").on("leases").columns(["workspace", "ordinal"]).execute();
  await db.schema.alterTable("coupons").addColumn("offline", "text", (column) => column.notNull().defaultTo("allow")).execute();
  await db.schema.createIndex("coupons_by_offline").on("coupons").columns(["workspace", "offline"]).execute();

  const rows = db as Kysely<Tables>;
  const coupons = await rows.selectFrom("coupons").select(["workspace", "ordinal", "definition"]).execute();
  for (const { workspace, ordinal, definition } of coupons) {
    const { offline } = JSON.parse(definition) as { readonly offline: string };
    await rows.updateTable("coupons").set({ offline }).where("workspace", "=", workspace).where("ordinal", "=", ordinal).execute();
  }
}
