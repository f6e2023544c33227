import type { StandIn } from "../external/external-store";
import { appendToFeed } from "../feed";
import { inTransaction, type Sql } from "../sql";
import type { TillOnRecord } from "../store";

/**
 * What stands in a till's place where redemptions are pushed. Tills and managers are told of redemptions by their till's id, so
 * it becomes a device that has no installation: it is on no list of tills, and nobody can enrol it.
 */
export async function standInTill(sql: Sql, workspace: number, { id, name, storeId }: StandIn, nowMs: number): Promise<TillOnRecord> {
  const known = await sql.db.selectFrom("devices").select("name").where("workspace", "=", workspace).where("id", "=", id).executeTakeFirst();
  if (known === undefined) await enter(sql, workspace, { id, name, storeId }, nowMs);
  return { workspace, installationId: id, device: { id, name, storeId }, revokedMs: null, isStandIn: true };
}

async function enter(sql: Sql, workspace: number, { id, name, storeId }: StandIn, nowMs: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const entered = await tx
      .insertInto("devices")
      .values({ workspace, id, store_id: storeId, name, created_ms: nowMs })
      .onConflict((conflict) => conflict.columns(["workspace", "id"]).doNothing())
      .executeTakeFirstOrThrow();
    if (entered.numInsertedOrUpdatedRows === 1n) await appendToFeed(tx, workspace, [{ kind: "device", device: { id, name } }]);
  });
}
