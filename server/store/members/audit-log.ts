import { AUDIT_TOPICS, type AuditEntry } from "../../../src/contract/messages/audit";
import type { Sql, Tx } from "../sql";
import type { AuditPage, Deed, Fields, LogEntry } from "./member-store";

/** Tells the log of a change, in the change's own transaction. */
export async function record(tx: Pick<Tx, "insertInto">, workspace: number, entry: LogEntry, deed: Deed): Promise<void> {
  await tx
    .insertInto("audit_log")
    .values({
      workspace,
      id: deed.id,
      at_ms: deed.atMs,
      act: entry.act,
      actor_kind: deed.by.kind,
      actor_id: deed.by.id,
      actor_name: JSON.stringify(deed.by.name),
      address: deed.address,
      user_agent: JSON.stringify(deed.userAgent),
      subject: entry.subject,
      before: entry.before === null ? null : JSON.stringify(entry.before),
      after: entry.after === null ? null : JSON.stringify(entry.after),
    })
    .execute();
}

/** The fields that differ, as they were and as they are; null where none does. */
export function difference(before: Fields, after: Fields): { readonly before: Fields; readonly after: Fields } | null {
  const changed = Object.keys(after).filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return null;
  const only = (of: Fields) => Object.fromEntries(changed.map((field) => [field, of[field]]));
  return { before: only(before), after: only(after) };
}

export async function auditLog(sql: Pick<Sql, "db">, workspace: number, { after, limit, topic = null, who = null }: AuditPage) {
  const rows = await sql.db
    .selectFrom("audit_log")
    .selectAll()
    .where("workspace", "=", workspace)
    .where((row) =>
      row.and([
        ...(after === null ? [] : [row("id", "<", after)]),
        ...(topic === null ? [] : [row("act", "in", AUDIT_TOPICS[topic])]),
        ...(who === null ? [] : [row.or([row("actor_id", "=", who), row("subject", "=", who)])]),
      ]),
    )
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map((row): AuditEntry => ({
    id: row.id,
    atMs: row.at_ms,
    act: row.act,
    by: { kind: row.actor_kind, id: row.actor_id, name: JSON.parse(row.actor_name) as string },
    address: row.address,
    userAgent: JSON.parse(row.user_agent) as string,
    subject: row.subject,
    before: fieldsOf(row.before),
    after: fieldsOf(row.after),
  }));
  return { entries, more: rows.length > limit };
}

function fieldsOf(text: string | null): AuditEntry["before"] {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
}
