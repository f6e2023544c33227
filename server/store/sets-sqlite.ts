import type BetterSqlite3 from "better-sqlite3";
import { sql as raw } from "kysely";
import type { Sets } from "./sets";
import { SET_TABLES, type SetTable } from "./set-tables";

/**
 * One prepared statement, run for row after row: it runs in this process, so that many rows make no way longer. There is
 * one connection, and whoever has a transaction has it to himself.
 */
export function sqliteSets(connection: BetterSqlite3.Database): Sets {
  const inserts = statements(connection, (table) => {
    const columns = Object.keys(SET_TABLES[table].columns);
    return `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")}) on conflict do nothing`;
  });
  const updates = statements(connection, (table) => {
    const { changing, key } = SET_TABLES[table];
    const equal = (names: readonly string[], between: string) => names.map((name) => `${name} = ?`).join(between);
    return `update ${table} set ${equal(changing, ", ")} where ${equal(key, " and ")}`;
  });
  return {
    async insert(table, rows) {
      const columns = Object.keys(SET_TABLES[table].columns);
      const statement = inserts(table);
      let added = 0;
      for (const row of rows) added += statement.run(valuesOf(row, columns)).changes;
      return added;
    },
    async update(table, rows) {
      const { changing, key } = SET_TABLES[table];
      const statement = updates(table);
      for (const row of rows) statement.run(valuesOf(row, [...changing, ...key]));
    },
    isAmong: (column, values) => raw`${raw.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    areAmong(column, values) {
      const inHex = JSON.stringify(values.map((value) => Buffer.from(value).toString("hex")));
      return raw`${raw.ref(column)} in (select unhex(value) from json_each(${inHex}))`;
    },
  };
}

function statements(connection: BetterSqlite3.Database, textOf: (table: SetTable) => string) {
  const prepared = new Map<SetTable, BetterSqlite3.Statement>();
  return (table: SetTable): BetterSqlite3.Statement => {
    const statement = prepared.get(table) ?? connection.prepare(textOf(table));
    prepared.set(table, statement);
    return statement;
  };
}

function valuesOf(row: object, columns: readonly string[]): readonly unknown[] {
  const values = row as Readonly<Record<string, unknown>>;
  return columns.map((column) => values[column]);
}
