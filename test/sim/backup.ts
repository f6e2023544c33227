import type BetterSqlite3 from "better-sqlite3";

/** All rows of a database by their tables, as they were at one moment. */
export type Backup = ReadonlyMap<string, readonly Row[]>;

type Row = Readonly<Record<string, unknown>>;

export function backUp(db: BetterSqlite3.Database): Backup {
  const tables = db.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1").pluck().all() as string[];
  return new Map(tables.map((table) => [table, db.prepare(`select * from "${table}"`).all() as Row[]]));
}

/** Puts a backup in the place of all that there is. */
export function putBack(db: BetterSqlite3.Database, backup: Backup): void {
  db.pragma("foreign_keys = OFF");
  db.transaction(() => {
    for (const table of backup.keys()) db.prepare(`delete from "${table}"`).run();
    for (const [table, rows] of backup) insert(db, table, rows);
  })();
  db.pragma("foreign_keys = ON");
}

function insert(db: BetterSqlite3.Database, table: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const names = columns.map((column) => `"${column}"`).join(", ");
  const statement = db.prepare(`insert into "${table}" (${names}) values (${columns.map(() => "?").join(", ")})`);
  for (const row of rows) statement.run(columns.map((column) => row[column]));
}
