import type { ConflictMessage, ConflictsResponse, ResolvedMessage } from "../../src/contract/messages/desk";
import type { RedemptionRow } from "./push/push-record";
import { redemptionsAtDesk } from "./redemptions-at-desk";
import type { Database } from "./schema";
import type { Sql } from "./sql";
import type { ConflictsWanted } from "./store";

/** A page of conflicts, oldest first, each with both sides and everything that was ever made of it. */
export async function conflictsOf(
  sql: Sql,
  workspace: number,
  { state, key, after, limit }: ConflictsWanted,
): Promise<ConflictsResponse> {
  const rows = await sql.db
    .selectFrom("conflicts")
    .selectAll()
    .where("workspace", "=", workspace)
    .$if(key !== null, (query) => query.where("redemption_key", "=", key ?? ""))
    .$if(state === "open", (query) => query.where("resolution", "is", null))
    .$if(state === "resolved", (query) => query.where("resolution", "is not", null))
    .$if(after !== null, (query) => query.where("redemption_key", ">", after ?? ""))
    .orderBy("redemption_key")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return { conflicts: await withBothSides(sql, workspace, page), more: rows.length > limit };
}

async function withBothSides(sql: Sql, workspace: number, rows: readonly Database["conflicts"][]): Promise<ConflictMessage[]> {
  const sides = [...new Set(rows.flatMap((row) => [row.redemption_key, ...(row.holder_key === null ? [] : [row.holder_key])]))];
  const redemptions: readonly RedemptionRow[] = await sql.db
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("key", "in", sides)
    .execute();
  const each = await redemptionsAtDesk(sql, workspace, redemptions);
  const resolutions = await resolutionsOf(sql, workspace, rows);
  return rows.flatMap((row) => {
    const redemption = each.get(row.redemption_key);
    if (redemption === undefined) throw new Error(`The conflict ${row.redemption_key} is of no redemption.`);
    const { now = null, history = [] } = resolutions.get(row.redemption_key) ?? {};
    const other = row.holder_key === null ? null : (each.get(row.holder_key) ?? null);
    return { key: row.redemption_key, cause: row.cause, openedMs: row.opened_ms, redemption, other, resolution: now, history: [...history] };
  });
}

type Resolutions = { readonly now: ResolvedMessage | null; readonly history: readonly ResolvedMessage[] };

/** What was made of conflicts, by their redemptions' keys: what stands, and every word, oldest first. */
export async function resolutionsOf({ db }: Pick<Sql, "db">, workspace: number, rows: readonly Database["conflicts"][]): Promise<ReadonlyMap<string, Resolutions>> {
  const said = await db
    .selectFrom("conflict_resolutions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("redemption_key", "in", rows.map((row) => row.redemption_key))
    .orderBy("number")
    .execute();
  const names = await namesOfManagers({ db }, workspace);
  return new Map(
    rows.map((row) => {
      const history = said
        .filter((one) => one.redemption_key === row.redemption_key)
        .map(({ resolution, note, resolved_by, at_ms }) => resolvedOf(names, resolution, note, resolved_by, at_ms));
      const { resolution, note, resolved_by, resolved_ms } = row;
      const now = resolution === null || resolved_ms === null ? null : resolvedOf(names, resolution, note, resolved_by, resolved_ms);
      // What tills have brought about is on the conflict itself only; nothing can follow it.
      return [row.redemption_key, { now, history: now !== null && now.by === null ? [...history, now] : history }];
    }),
  );
}

/** Of members and API keys, those that are gone included. */
export async function namesOfManagers({ db }: Pick<Sql, "db">, workspace: number): Promise<ReadonlyMap<string, string>> {
  const apiKeys = await db.selectFrom("api_keys").select(["id", "name"]).where("workspace", "=", workspace).execute();
  const members = await db.selectFrom("members").select(["id", "name"]).where("workspace", "=", workspace).execute();
  return new Map([...apiKeys, ...members].map(({ id, name }) => [id, JSON.parse(name) as string]));
}

function resolvedOf(
  names: ReadonlyMap<string, string>,
  resolution: ResolvedMessage["resolution"],
  note: string | null,
  by: string | null,
  atMs: number,
): ResolvedMessage {
  return {
    resolution,
    note: note === null ? null : (JSON.parse(note) as string),
    by: by === null ? null : { id: by, name: names.get(by) ?? "" },
    atMs,
  };
}
