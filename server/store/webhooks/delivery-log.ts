import type { DeliveriesQuery, DeliveriesResponse, DeliveryAtDesk } from "../../../src/contract/messages/webhooks";
import type { Database } from "../schema";
import { inTransaction, type Sql } from "../sql";
import { queueDeliveries, UNTRIED } from "./tell-webhooks";

export async function deliveriesOf({ db }: Pick<Sql, "db">, workspace: number, endpointId: string, { state, after, limit }: DeliveriesQuery): Promise<DeliveriesResponse> {
  const rows = await db
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("endpoint_id", "=", endpointId)
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? "waiting"))
    .$if(after !== undefined, (query) => query.where("number", "<", after ?? 0))
    .orderBy("number", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return { deliveries: page.map(shown), next: rows.length > limit ? (page.at(-1)?.number ?? null) : null };
}

export async function testWebhook(sql: Sql, workspace: number, endpointId: string, nowMs: number): Promise<DeliveryAtDesk | null> {
  const id = await inTransaction(sql, async (tx) => {
    const endpoint = await tx.selectFrom("webhook_endpoints").select("id").where("workspace", "=", workspace).where("id", "=", endpointId).executeTakeFirst();
    if (endpoint === undefined) return null;
    return (await queueDeliveries(tx, workspace, nowMs, [{ endpointId, contactId: null, type: "webhook.test", data: null }]))[0] ?? null;
  });
  return id === null ? null : await deliveryOf(sql, workspace, endpointId, id);
}

export async function replayDelivery(sql: Sql, workspace: number, endpointId: string, id: string, nowMs: number): Promise<DeliveryAtDesk | null> {
  await sql.db
    .updateTable("webhook_deliveries")
    .set({ ...UNTRIED, next_ms: nowMs })
    .where("workspace", "=", workspace)
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
    .execute();
  return await deliveryOf(sql, workspace, endpointId, id);
}

export async function replayFailed({ db }: Pick<Sql, "db">, workspace: number, endpointId: string, sinceMs: number, nowMs: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("webhook_deliveries")
    .set({ ...UNTRIED, next_ms: nowMs })
    .where("workspace", "=", workspace)
    .where("endpoint_id", "=", endpointId)
    .where("state", "=", "failed")
    .where("at_ms", ">=", sinceMs)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

async function deliveryOf({ db }: Pick<Sql, "db">, workspace: number, endpointId: string, id: string): Promise<DeliveryAtDesk | null> {
  const row = await db.selectFrom("webhook_deliveries").selectAll().where("workspace", "=", workspace).where("endpoint_id", "=", endpointId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : shown(row);
}

function shown({ id, type, at_ms, state, tries, next_ms, status, problem, tried_ms }: Database["webhook_deliveries"]): DeliveryAtDesk {
  return { id, type, atMs: at_ms, state, tries, nextMs: state === "waiting" ? next_ms : null, status, problem, triedMs: tried_ms };
}
