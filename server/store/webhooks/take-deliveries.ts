import { type WebhookContact, webhookBody, type WebhookData } from "../../../src/domain/webhook/webhook-event";
import type { Database } from "../schema";
import { inTransaction, type Sql, type Tx } from "../sql";
import type { DeliveryOutcome, DueDelivery, Endpoint } from "./webhook-store";

export async function dueEndpoints({ db }: Pick<Sql, "db">, nowMs: number): Promise<readonly Endpoint[]> {
  const endpoints = await db
    .selectFrom("webhook_endpoints")
    .select(["workspace", "id as endpointId"])
    .where("state", "=", "active")
    .where((row) =>
      row.exists(
        row
          .selectFrom("webhook_deliveries")
          .select("webhook_deliveries.id")
          .whereRef("webhook_deliveries.workspace", "=", "webhook_endpoints.workspace")
          .whereRef("webhook_deliveries.endpoint_id", "=", "webhook_endpoints.id")
          .where("webhook_deliveries.state", "=", "waiting")
          .where("webhook_deliveries.next_ms", "<=", nowMs),
      ),
    )
    .execute();
  return endpoints;
}

/** The endpoint's own row keeps servers apart: whoever finds it locked leaves its deliveries to the other. */
export async function takeDeliveries(sql: Sql, endpoint: Endpoint, limit: number, { nowMs, untilMs }: { readonly nowMs: number; readonly untilMs: number }): Promise<readonly DueDelivery[]> {
  const { workspace, endpointId } = endpoint;
  return await inTransaction(sql, async (tx) => {
    const named = tx.selectFrom("webhook_endpoints").selectAll().where("workspace", "=", workspace).where("id", "=", endpointId).where("state", "=", "active");
    // Of locks that exclude each other the weakest: messages that are being written hold the row they refer to until they are committed.
    const receiver = await (sql.rowLocks ? named.forNoKeyUpdate().skipLocked() : named).executeTakeFirst();
    if (receiver === undefined) return [];
    const { leased } = await waitingFor(tx, endpoint)
      .select((row) => row.fn.countAll<number | string>().as("leased"))
      .where("lease_until_ms", ">", nowMs)
      .executeTakeFirstOrThrow();
    if (Number(leased) >= limit) return [];
    const taken = await firstOfEach(tx, endpoint, nowMs, limit - Number(leased));
    if (taken.length === 0) return [];
    await tx
      .updateTable("webhook_deliveries")
      .set({ lease_until_ms: untilMs })
      .where("workspace", "=", workspace)
      .where("id", "in", taken.map(({ id }) => id))
      .execute();
    const contacts = await contactsOf(tx, workspace, taken);
    const secrets = [receiver.secret, ...(receiver.former_secret !== null && (receiver.former_until_ms ?? 0) > nowMs ? [receiver.former_secret] : [])];
    return taken.map(({ id, type, data, at_ms, contact_id, tries }) => ({
      ...endpoint,
      id,
      url: receiver.url,
      secrets,
      body: webhookBody(type, at_ms, data === null ? null : (JSON.parse(data) as WebhookData), contacts.get(contact_id ?? "") ?? null),
      tries,
      leaseUntilMs: untilMs,
    }));
  });
}

export async function settleDelivery(sql: Sql, { workspace, endpointId, id, tries, leaseUntilMs }: DueDelivery, outcome: DeliveryOutcome, nowMs: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    // Where it is another's by now, or waits anew for a manager, what became of this try changes nothing.
    const { numUpdatedRows } = await tx
      .updateTable("webhook_deliveries")
      .set({ lease_until_ms: null, ...changeBy(outcome, tries, nowMs) })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .where("lease_until_ms", "=", leaseUntilMs)
      .executeTakeFirstOrThrow();
    if (outcome.kind !== "gone" || numUpdatedRows === 0n) return;
    await tx.updateTable("webhook_endpoints").set({ state: "gone" }).where("workspace", "=", workspace).where("id", "=", endpointId).execute();
  });
}

function changeBy(outcome: DeliveryOutcome, before: number, nowMs: number): Partial<Database["webhook_deliveries"]> {
  const tried = { tries: before + 1, tried_ms: nowMs };
  switch (outcome.kind) {
    case "delivered":
      return { ...tried, state: "delivered", status: outcome.status, problem: null };
    case "gone":
      return { ...tried, state: "failed", status: outcome.status, problem: "status" };
    case "failed": {
      const { status, problem, retryAfterMs } = outcome;
      return { ...tried, status, problem, ...(retryAfterMs === null ? { state: "failed" } : { next_ms: nowMs + retryAfterMs }) };
    }
    case "interrupted":
      return {};
  }
}

/** Of each contact the first that waits, whether it is due or not: the later ones wait for it (R88). */
async function firstOfEach(tx: Tx, endpoint: Endpoint, nowMs: number, limit: number) {
  return await waitingFor(tx, endpoint)
    .select(["id", "type", "data", "at_ms", "contact_id", "tries"])
    .where("next_ms", "<=", nowMs)
    .where((row) => row.or([row("lease_until_ms", "is", null), row("lease_until_ms", "<=", nowMs)]))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("webhook_deliveries as earlier")
            .select("earlier.id")
            .whereRef("earlier.workspace", "=", "webhook_deliveries.workspace")
            .whereRef("earlier.endpoint_id", "=", "webhook_deliveries.endpoint_id")
            .whereRef("earlier.contact_id", "=", "webhook_deliveries.contact_id")
            .whereRef("earlier.number", "<", "webhook_deliveries.number")
            .where("earlier.state", "=", "waiting"),
        ),
      ),
    )
    .orderBy("next_ms")
    .orderBy("number")
    .limit(limit)
    .execute();
}

function waitingFor(tx: Tx, { workspace, endpointId }: Endpoint) {
  return tx.selectFrom("webhook_deliveries").where("workspace", "=", workspace).where("endpoint_id", "=", endpointId).where("state", "=", "waiting");
}

/** Those who were erased are nobody any more (R77). */
async function contactsOf(tx: Tx, workspace: number, rows: readonly { readonly contact_id: string | null }[]): Promise<ReadonlyMap<string, WebhookContact>> {
  const ids = rows.flatMap(({ contact_id }) => contact_id ?? []);
  const found = await tx.selectFrom("contacts").select(["id", "channel", "external_id", "name"]).where("workspace", "=", workspace).where("id", "in", ids).where("erased_ms", "is", null).execute();
  return new Map(found.map(({ id, channel, external_id, name }) => [id, { contactId: id, channel, externalId: JSON.parse(external_id) as string, name: JSON.parse(name) as string }]));
}
