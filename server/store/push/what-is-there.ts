import { type RawBuilder, sql as raw } from "kysely";
import type { SettingsMessage } from "../../../src/contract/messages/snapshot";
import type { FeedTx } from "../sql";

/**
 * The workspace's stores and people, who of them may override (R13), and which tables know some of a push's keys: most
 * pushes' keys are new everywhere.
 */
export type WhatIsThere = {
  readonly storeIds: ReadonlySet<string>;
  readonly staffIds: ReadonlySet<string>;
  readonly supervisorIds: ReadonlySet<string>;
  readonly knows: (table: KeyTable) => boolean;
};

/** By which column a table knows a redemption's or another event's key. */
const KEY_COLUMNS = {
  answers: "key",
  redemptions: "key",
  reversals: "redemption_key",
  withdrawn_keys: "redemption_key",
} as const;

type KeyTable = keyof typeof KEY_COLUMNS;

/** In one statement: each way to a database and back takes longer than what it reads here. */
export async function whatIsThere(tx: FeedTx, workspace: number, keys: readonly string[]): Promise<WhatIsThere> {
  const tables = Object.keys(KEY_COLUMNS) as KeyTable[];
  const { rows } = await raw<{ id: string; of: string }>`
    with given as (${tx.sets.given(keys)})
    select id, 'stores' as of from stores where workspace = ${workspace}
    union all select id, 'staff' as of from staff where workspace = ${workspace}
    union all select id, 'supervisors' as of from staff where workspace = ${workspace} and role = 'supervisor' and removed_ms is null
    union all select settings as id, 'settings' as of from workspaces where number = ${workspace}
    union all ${raw.join(tables.map((table) => knownIn(table, workspace)), raw` union all `)}
  `.execute(tx);
  const idsOf = (of: string) => new Set(rows.filter((row) => row.of === of).map(({ id }) => id));
  const known = idsOf("tables");
  const [settings = "{}"] = idsOf("settings");
  const { supervisorOverrides } = JSON.parse(settings) as SettingsMessage;
  const supervisorIds = supervisorOverrides ? idsOf("supervisors") : new Set<string>();
  return { storeIds: idsOf("stores"), staffIds: idsOf("staff"), supervisorIds, knows: (table) => known.has(table) };
}

/** A row where a table knows a key; each key is looked up by itself, or PostgreSQL may read a whole young table. */
function knownIn(table: KeyTable, workspace: number): RawBuilder<unknown> {
  const column = raw.ref(KEY_COLUMNS[table]);
  const known = raw`select 1 from ${raw.table(table)} where workspace = ${workspace} and ${column} = given.value limit 1`;
  return raw`select min(${raw.lit(table)}) as id, 'tables' as of from given having count((${known})) > 0`;
}
