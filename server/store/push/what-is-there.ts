import { type RawBuilder, sql as raw } from "kysely";
import type { FeedTx } from "../sql";

/** The workspace's stores and people, and which tables know some of a push's keys: most pushes' keys are new everywhere. */
export type WhatIsThere = {
  readonly storeIds: ReadonlySet<string>;
  readonly staffIds: ReadonlySet<string>;
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
    union all ${raw.join(tables.map((table) => knownIn(table, workspace)), raw` union all `)}
  `.execute(tx);
  const idsOf = (of: string) => new Set(rows.filter((row) => row.of === of).map(({ id }) => id));
  const known = idsOf("tables");
  return { storeIds: idsOf("stores"), staffIds: idsOf("staff"), knows: (table) => known.has(table) };
}

/** A row where a table knows a key; each key is looked up by itself, or PostgreSQL may read a whole young table. */
function knownIn(table: KeyTable, workspace: number): RawBuilder<unknown> {
  const column = raw.ref(KEY_COLUMNS[table]);
  const known = raw`select 1 from ${raw.table(table)} where workspace = ${workspace} and ${column} = given.value limit 1`;
  return raw`select min(${raw.lit(table)}) as id, 'tables' as of from given having count((${known})) > 0`;
}
