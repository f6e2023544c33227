import type BetterSqlite3 from "better-sqlite3";
import { type Selectable, sql as raw } from "kysely";
import type { Database } from "./schema";
import type { Sets } from "./sets";
import { SET_TABLES, type SetTable } from "./set-tables";

/**
 * One prepared statement, run for row after row: it runs in this process, so that many rows make no way longer. There is
 * one connection, and whoever has a transaction has it to himself.
 */
export function sqliteSets(connection: BetterSqlite3.Database): Sets {
  const prepared = keptStatements(connection);
  return {
    async insert(table, rows) {
      if (rows.length === 0) return 0;
      const columns = Object.keys(SET_TABLES[table].columns);
      const statement = prepared(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")}) on conflict do nothing`);
      let added = 0;
      for (const row of rows) added += statement.run(valuesOf(row, columns)).changes;
      return added;
    },
    async update(table, rows) {
      if (rows.length === 0) return;
      const { changing, key } = SET_TABLES[table];
      const equal = (names: readonly string[], between: string) => names.map((name) => `${name} = ?`).join(between);
      const statement = prepared(`update ${table} set ${equal(changing, ", ")} where ${equal(key, " and ")}`);
      for (const row of rows) statement.run(valuesOf(row, [...changing, ...key]));
    },
    async among<Table extends SetTable>(table: Table, column: string, workspace: number, values: readonly string[]) {
      if (values.length === 0) return [];
      const statement = prepared(`select * from ${table} where workspace = ? and ${column} in (select value from json_each(?))`);
      return statement.all(workspace, JSON.stringify(values)) as Selectable<Database[Table]>[];
    },
    given: (values) => raw`select value from json_each(${JSON.stringify(values)})`,
    isAmong: (column, values) => raw`${raw.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    areAmong(column, values) {
      const inHex = JSON.stringify(values.map((value) => Buffer.from(value).toString("hex")));
      return raw`${raw.ref(column)} in (select unhex(value) from json_each(${inHex}))`;
    },
  };
}

function keptStatements(connection: BetterSqlite3.Database): (text: string) => BetterSqlite3.Statement {
  const kept = new Map<string, BetterSqlite3.Statement>();
  return (text) => {
    const statement = kept.get(text) ?? connection.prepare(text);
    kept.set(text, statement);
    return statement;
  };
}

function valuesOf(row: object, columns: readonly string[]): readonly unknown[] {
  const values = row as Readonly<Record<string, unknown>>;
  return columns.map((column) => values[column]);
}
