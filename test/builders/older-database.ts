import { renameSync, rmSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { migrateToLatest, type StepName } from "../../server/store/migrate";
import { COLUMN_TYPES } from "../../server/store/sqlite";

/**
 * Takes a SQLite database that nobody has open back to what it was after a step: what later steps added goes, with all that it holds.
 * @param path of the database's file
 */
export async function takeBackTo(step: StepName, path: string): Promise<void> {
  const olderPath = `${path}.older`;
  const older = new BetterSqlite3(olderPath);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: older }) });
  await migrateToLatest(db, COLUMN_TYPES, step);
  older.pragma("foreign_keys = off");
  older.exec(`attach '${path}' as newer`);
  for (const table of tablesOf(older)) {
    const kept = columnsOf(older, "newer", table);
    const columns = columnsOf(older, "main", table).filter((column) => kept.includes(column));
    older.exec(`insert into main."${table}" (${columns}) select ${columns} from newer."${table}"`);
  }
  await db.destroy();
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
  renameSync(olderPath, path);
}

function tablesOf(database: BetterSqlite3.Database): readonly string[] {
  const named = database.prepare("select name from main.sqlite_master where type = 'table'").pluck();
  return (named.all() as string[]).filter((name) => !/^(kysely|sqlite)_/.test(name));
}

function columnsOf(database: BetterSqlite3.Database, schema: string, table: string): readonly string[] {
  return database.prepare(`select '"' || name || '"' from pragma_table_info(?, ?)`).pluck().all(table, schema) as string[];
}
