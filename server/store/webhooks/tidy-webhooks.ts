import { DELIVERY_KEPT_MS } from "../../../src/domain/webhook/endpoint";
import type { Sql } from "../sql";

/** Drops messages that are old, sent or not, and secrets that sign no more. */
export async function tidyWebhooks({ db }: Pick<Sql, "db">, workspace: number, nowMs: number): Promise<void> {
  await db.deleteFrom("webhook_deliveries").where("workspace", "=", workspace).where("at_ms", "<=", nowMs - DELIVERY_KEPT_MS).execute();
  await db
    .updateTable("webhook_endpoints")
    .set({ former_secret: null, former_until_ms: null })
    .where("workspace", "=", workspace)
    .where("former_until_ms", "<=", nowMs)
    .execute();
}
