import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

type Tables = { coupons: { workspace: number; ordinal: number; definition: string } };

/** Customers may claim coupons by themselves: which browser has which claim. No coupon of before allows it. */
export async function createSelfClaims(db: Kysely<unknown>, _types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("self_claims")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("browser", "text", (column) => column.notNull())
    .addColumn("claim_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("self_claims_key", ["workspace", "ordinal", "browser"])
    .execute();
  const rows = db as Kysely<Tables>;
  for (const { workspace, ordinal, definition } of await rows.selectFrom("coupons").select(["workspace", "ordinal", "definition"]).execute()) {
    await rows.updateTable("coupons").set({ definition: closed(definition) }).where("workspace", "=", workspace).where("ordinal", "=", ordinal).execute();
  }
}

function closed(definition: string): string {
  return JSON.stringify({ ...(JSON.parse(definition) as object), selfClaim: "off" });
}
