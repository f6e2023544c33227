import type { Kysely } from "kysely";

/** Of a list's code, who has claimed it. */
export async function indexDeliveredCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("claims_of_code").on("claims").columns(["workspace", "ordinal", "code_value"]).execute();
}
