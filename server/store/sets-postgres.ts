import { type RawBuilder, type Selectable, sql as raw, type Transaction } from "kysely";
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
    given: (values) => raw`select value from unnest(${values}::text[]) as value`,
    async among<Table extends SetTable>(table: Table, column: string, workspace: number, values: readonly string[]) {
      if (values.length === 0) return [];
      // Asked for all values at once, PostgreSQL may read all of a workspace: it knows little of a table that grows fast.
      const { rows } = await raw<Selectable<Database[Table]>>`
        select found.* from unnest(${[...new Set(values)]}::text[]) as given (value) cross join lateral
          (select * from ${raw.table(table)} where workspace = ${workspace} and ${raw.ref(column)} = given.value offset 0) as found
      `.execute(tx);
      return rows;
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
      const kind = kinds[column] ?? "text";
      const elements = rows.map((row) => elementOf(kind, (row as Readonly<Record<string, unknown>>)[column]));
      return raw`${`{${elements.join(",")}}`}::${raw.raw(ARRAYS[kind])}`;
    }),
  );
}

/**
 * An element of an array as PostgreSQL reads it. Quotes and backslashes are escaped as in JSON, by what the engine does
 * fastest; what JSON would change besides is escaped by hand.
 */
function elementOf(kind: keyof typeof ARRAYS, value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (kind === "bytes") return `"\\\\x${Buffer.from(value as Uint8Array).toString("hex")}"`;
  if (kind !== "text") return String(value);
  const text = String(value);
  return OTHERWISE_IN_JSON.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : JSON.stringify(text);
}

const OTHERWISE_IN_JSON = /[\u0000-\u001f\ud800-\udfff]/;
