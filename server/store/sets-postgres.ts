import { type RawBuilder, sql as raw, type Transaction } from "kysely";
import type { Database } from "./schema";
import type { Sets } from "./sets";
import { SET_TABLES, type SetTable } from "./set-tables";
import { inGroupsOf } from "./sql";

/** A list of a hundred thousand codes is not one message. */
const ROWS_PER_STATEMENT = 10_000;

/** No key is in both (R5); where others write at the same time, the database has to see to it. */
const OTHER_TABLES = new Map<SetTable, SetTable>([["redemptions", "answers"], ["answers", "redemptions"]]);

const ARRAYS = { integer: "int4[]", bigint: "int8[]", text: "text[]", bytes: "bytea[]" } as const;

/** One array for each column, whatever the number of rows: all of them in one way to the database and back. */
export function postgresSets(tx: Transaction<Database>): Sets {
  return {
    async insert(table, rows) {
      const columns = Object.keys(SET_TABLES[table].columns);
      const other = OTHER_TABLES.get(table);
      const unlessThere =
        other === undefined
          ? raw``
          : raw`where not exists (select from ${raw.table(other)} as other where other.workspace = given.workspace and other.key = given.key)`;
      let added = 0n;
      for (const group of inGroupsOf(ROWS_PER_STATEMENT, rows)) {
        const { numAffectedRows } = await raw`
          insert into ${raw.table(table)} (${listed(columns)})
          select * from unnest(${arrays(table, columns, group)}) as given (${listed(columns)}) ${unlessThere} on conflict do nothing
        `.execute(tx);
        added += numAffectedRows ?? 0n;
      }
      return Number(added);
    },
    async update(table, rows) {
      if (rows.length === 0) return;
      const { changing, key } = SET_TABLES[table];
      const columns = [...changing, ...key];
      const given = (column: string) => raw`${raw.ref(column)} = ${raw.ref(`given.${column}`)}`;
      await raw`
        update ${raw.table(table)} set ${raw.join(changing.map(given))}
        from unnest(${arrays(table, columns, rows)}) as given (${listed(columns)})
        where ${raw.join(key.map((column) => raw`${raw.ref(`${table}.${column}`)} = ${raw.ref(`given.${column}`)}`), raw` and `)}
      `.execute(tx);
    },
    isAmong: (column, values) => raw`${raw.ref(column)} = any(${values}::text[])`,
    areAmong: (column, values) => raw`${raw.ref(column)} = any(${values}::bytea[])`,
  };
}

function listed(columns: readonly string[]): RawBuilder<unknown> {
  return raw.join(columns.map((column) => raw.ref(column)));
}

function arrays(table: SetTable, columns: readonly string[], rows: readonly object[]): RawBuilder<unknown> {
  const kinds: Readonly<Record<string, keyof typeof ARRAYS>> = SET_TABLES[table].columns;
  return raw.join(
    columns.map((column) => {
      const values = rows.map((row) => (row as Readonly<Record<string, unknown>>)[column]);
      return raw`${values}::${raw.raw(ARRAYS[kinds[column] ?? "text"])}`;
    }),
  );
}
