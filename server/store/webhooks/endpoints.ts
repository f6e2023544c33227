import type { WebhookAtDesk } from "../../../src/contract/messages/webhooks";
import { fail, ok, type Result } from "../../../src/domain/result";
import { FORMER_SECRET_MS, WEBHOOKS_MAX } from "../../../src/domain/webhook/endpoint";
import type { WebhookEventType } from "../../../src/domain/webhook/webhook-event";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import type { Database } from "../schema";
import { inTransaction, locked, type Sql, type Tx } from "../sql";
import type { NewWebhook, WebhookSecret, WebhookTerms } from "./webhook-store";

type Row = Database["webhook_endpoints"];

export async function webhooksOf({ db }: Pick<Sql, "db">, workspace: number): Promise<readonly WebhookAtDesk[]> {
  const rows = await db.selectFrom("webhook_endpoints").selectAll().where("workspace", "=", workspace).orderBy("id").execute();
  const counts = await db
    .selectFrom("webhook_deliveries")
    .select(["endpoint_id", "state"])
    .select((row) => row.fn.countAll<number | string>().as("count"))
    .where("workspace", "=", workspace)
    .where("state", "in", ["waiting", "failed"])
    .groupBy(["endpoint_id", "state"])
    .execute();
  const countOf = (id: string, state: string) => Number(counts.find((one) => one.endpoint_id === id && one.state === state)?.count ?? 0);
  return rows.map(({ id, url, events, state, created_ms }) => ({
    id,
    url,
    events: JSON.parse(events) as WebhookEventType[],
    state,
    createdMs: created_ms,
    waiting: countOf(id, "waiting"),
    failed: countOf(id, "failed"),
  }));
}

/** The workspace's counter keeps apart who add at once, so that none is one too many. */
export async function addWebhook(sql: Sql, workspace: number, { id, url, events, secret }: NewWebhook, deed: Deed): Promise<Result<"added", "too-many">> {
  return await inTransaction(sql, async (tx) => {
    await locked(sql, tx.selectFrom("counters").select("feed").where("workspace", "=", workspace)).executeTakeFirstOrThrow();
    const { count } = await tx
      .selectFrom("webhook_endpoints")
      .select((row) => row.fn.countAll<number | string>().as("count"))
      .where("workspace", "=", workspace)
      .executeTakeFirstOrThrow();
    if (Number(count) >= WEBHOOKS_MAX) return fail("too-many");
    await tx
      .insertInto("webhook_endpoints")
      .values({ workspace, id, url, events: JSON.stringify(events), state: "active", secret, former_secret: null, former_until_ms: null, created_ms: deed.atMs })
      .execute();
    await record(tx, workspace, { act: "webhook-added", subject: id, before: null, after: told({ url, events, isPaused: false }) }, deed);
    return ok("added");
  });
}

export async function editWebhook(sql: Sql, workspace: number, id: string, terms: WebhookTerms, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const before = await held(sql, tx, workspace, id);
    if (before === undefined) return false;
    const state = terms.isPaused ? (before.state === "active" ? "paused" : before.state) : "active";
    const events = JSON.stringify(terms.events);
    if (before.url === terms.url && before.events === events && before.state === state) return true;
    await tx.updateTable("webhook_endpoints").set({ url: terms.url, events, state }).where("workspace", "=", workspace).where("id", "=", id).execute();
    const was = told({ url: before.url, events: JSON.parse(before.events) as WebhookEventType[], isPaused: before.state !== "active" });
    await record(tx, workspace, { act: "webhook-changed", subject: id, before: was, after: told(terms) }, deed);
    return true;
  });
}

export async function removeWebhook(sql: Sql, workspace: number, id: string, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const before = await held(sql, tx, workspace, id);
    if (before === undefined) return;
    await tx.deleteFrom("webhook_deliveries").where("workspace", "=", workspace).where("endpoint_id", "=", id).execute();
    await tx.deleteFrom("webhook_endpoints").where("workspace", "=", workspace).where("id", "=", id).execute();
    await record(tx, workspace, { act: "webhook-removed", subject: id, before: { host: hostOf(before.url) }, after: null }, deed);
  });
}

export async function webhookSecret({ db }: Pick<Sql, "db">, workspace: number, id: string, nowMs: number): Promise<WebhookSecret | null> {
  const row = await db.selectFrom("webhook_endpoints").select(["secret", "former_until_ms"]).where("workspace", "=", workspace).where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const { secret, former_until_ms: until } = row;
  return { secret, formerUntilMs: until !== null && until > nowMs ? until : null };
}

export async function renewWebhookSecret(sql: Sql, workspace: number, id: string, secret: string, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const before = await held(sql, tx, workspace, id);
    if (before === undefined) return;
    await tx
      .updateTable("webhook_endpoints")
      .set({ secret, former_secret: before.secret, former_until_ms: deed.atMs + FORMER_SECRET_MS })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .execute();
    await record(tx, workspace, { act: "webhook-secret-renewed", subject: id, before: null, after: null }, deed);
  });
}

async function held(sql: Sql, tx: Tx, workspace: number, id: string): Promise<Row | undefined> {
  return await locked(sql, tx.selectFrom("webhook_endpoints").selectAll().where("workspace", "=", workspace).where("id", "=", id)).executeTakeFirst();
}

/** An address may hold a secret of its receiver's in all but its host. */
function told({ url, events, isPaused }: WebhookTerms) {
  return { host: hostOf(url), events: events.join(", "), paused: isPaused };
}

function hostOf(url: string): string {
  return new URL(url).host;
}
