import type { HistoryEvent } from "../../../src/contract/messages/code-history";
import { correctedMs } from "../../../src/domain/sync/corrected-time";
import type { TillTime } from "../../../src/domain/sync/event";
import { namesOfManagers, resolutionsOf } from "../conflicts";
import type { RedemptionRow } from "../push/push-record";
import type { Sql } from "../sql";

type Db = Pick<Sql, "db">;

/** The conflicts that some redemptions became, and everything that was made of them. */
export async function conflictEvents(sql: Db, workspace: number, keys: readonly string[]): Promise<readonly HistoryEvent[]> {
  const rows = await sql.db.selectFrom("conflicts").selectAll().where("workspace", "=", workspace).where("redemption_key", "in", keys).execute();
  const resolutions = await resolutionsOf(sql, workspace, rows);
  return rows.flatMap(({ redemption_key: key, cause, holder_key: otherKey, opened_ms }): HistoryEvent[] => [
    { kind: "conflict", atMs: opened_ms, key, cause, otherKey },
    ...(resolutions.get(key)?.history ?? []).map((resolved) => ({ kind: "resolved", atMs: resolved.atMs, key, resolved }) as const),
  ]);
}

/** How some redemptions were undone, as whoever did it had the time. */
export async function reversalEvents(sql: Db, workspace: number, rows: readonly RedemptionRow[]): Promise<readonly Extract<HistoryEvent, { kind: "reversed" }>[]> {
  const undone = rows.filter(({ reversed_by }) => reversed_by !== null);
  if (undone.length === 0) return [];
  const named = await sql.db
    .selectFrom("reversals")
    .select(["key", "said", "received_ms"])
    .where("workspace", "=", workspace)
    .where("key", "in", undone.map(({ reversed_by }) => reversed_by ?? ""))
    .execute();
  const reversals = new Map(named.map((row) => [row.key, row]));
  const withdrawn = await sql.db
    .selectFrom("withdrawn_keys")
    .select(["redemption_key", "withdrawn_ms"])
    .where("workspace", "=", workspace)
    .where("redemption_key", "in", undone.map(({ key }) => key))
    .execute();
  const withdrawals = new Map(withdrawn.map((row) => [row.redemption_key, row.withdrawn_ms]));
  const staff = await sql.db.selectFrom("staff").select(["id", "name"]).where("workspace", "=", workspace).execute();
  const names = new Map([...(await namesOfManagers(sql, workspace)), ...staff.map(({ id, name }) => [id, name] as const)]);
  return undone.map(({ key, reversed_by, received_ms }) => {
    const reversal = reversals.get(reversed_by ?? "");
    if (reversal === undefined) return { kind: "reversed", atMs: withdrawals.get(key) ?? received_ms, key, by: null, reason: null };
    const { staffId, managerId, reason, time } = JSON.parse(reversal.said) as Said;
    const by = staffId ?? managerId ?? "";
    const atMs = time === undefined ? reversal.received_ms : correctedMs(time);
    return { kind: "reversed", atMs, key, by: { id: by, name: names.get(by) ?? "" }, reason };
  });
}

/** What stands with a reversal: a till's says who and when, a manager's was made when the server heard it. */
type Said = { readonly staffId?: string; readonly managerId?: string; readonly reason: string; readonly time?: TillTime };
