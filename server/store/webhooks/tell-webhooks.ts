import { createHash } from "node:crypto";
import { type Happening, webhookData, type WebhookEventType } from "../../../src/domain/webhook/webhook-event";
import type { Database } from "../schema";
import { inGroupsOf, type Tx } from "../sql";

/**
 * Queues what has happened for those who want to be told, in the transaction in which it happens: it takes the workspace's
 * counter, so it comes right before the feed (R14, R88).
 * @param happenings asked for only where somebody listens
 */
export async function tellWebhooks(tx: Tx, workspace: number, nowMs: number, happenings: () => Promise<readonly Happening[]>): Promise<void> {
  const listening = await tx.selectFrom("webhook_endpoints").select(["id", "events"]).where("workspace", "=", workspace).orderBy("id").execute();
  if (listening.length === 0) return;
  const endpoints = listening.map(({ id, events }) => ({ id, events: JSON.parse(events) as WebhookEventType[] }));
  const told = (await happenings()).flatMap((happening) => {
    const data = JSON.stringify(webhookData(happening));
    const wanting = endpoints.filter(({ events }) => events.includes(happening.type));
    return wanting.map(({ id }) => ({ endpointId: id, type: happening.type, contactId: happening.claim?.contactId ?? null, data }));
  });
  await queueDeliveries(tx, workspace, nowMs, told);
}

export type Told = Pick<Database["webhook_deliveries"], "type" | "data"> & { readonly endpointId: string; readonly contactId: string | null };

/** @returns their ids, in the same order */
export async function queueDeliveries(tx: Tx, workspace: number, nowMs: number, told: readonly Told[]): Promise<readonly string[]> {
  if (told.length === 0) return [];
  const { webhook: last } = await tx
    .updateTable("counters")
    .set((row) => ({ webhook: row("webhook", "+", told.length) }))
    .where("workspace", "=", workspace)
    .returning("webhook")
    .executeTakeFirstOrThrow();
  const rows = told.map(({ endpointId, contactId, type, data }, index) => {
    const number = last - told.length + 1 + index;
    const id = messageId(endpointId, number, nowMs);
    return { workspace, id, endpoint_id: endpointId, number, contact_id: contactId, type, data, at_ms: nowMs, next_ms: nowMs, ...UNTRIED };
  });
  for (const group of inGroupsOf(ROWS_TOGETHER, rows)) await tx.insertInto("webhook_deliveries").values([...group]).execute();
  return rows.map(({ id }) => id);
}

const ROWS_TOGETHER = 200;

export const UNTRIED = { state: "waiting", tries: 0, lease_until_ms: null, status: null, problem: null, tried_ms: null } as const;

/** Another after a backup was put back, when numbers come again: receivers pass over an id that they have seen. */
function messageId(endpointId: string, number: number, nowMs: number): string {
  return `msg_${createHash("sha256").update(`${endpointId} ${number} ${nowMs}`).digest("base64url").slice(0, 27)}`;
}
