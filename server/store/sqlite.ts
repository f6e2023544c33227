import { mkdirSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression, SqliteDialect } from "kysely";
import { createAnnouncements } from "./announcements";
import { migrateToLatest } from "./migrate";
import { DATABASE_FILE } from "./database-copy";
import { finishPutBack } from "./finish-put-back";
import { type FolderLock, lockFolder } from "./folder-lock";
import type { Database } from "./schema";
import { sqliteSets } from "./sets-sqlite";
import type { Sql } from "./sql";
import { createSqlStore } from "./sql-store";
import type { Store } from "./store";

const BUSY_TIMEOUT_MS = 5_000;

/** A store in a folder of its own, which is made where it is missing; throws `FolderInUse` where another server has it. */
export async function openSqliteStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  try {
    finishPutBack(dataDir);
    return await openDatabase(new BetterSqlite3(join(dataDir, DATABASE_FILE)), lock);
  } catch (failure) {
    lock.release();
    throw failure;
  }
}

/** A store on a database file that nobody else knows of yet. */
export async function openSqliteFile(path: string): Promise<Store> {
  return await openDatabase(new BetterSqlite3(path), null);
}

/** A store that is gone with the process. `connection`: a database in memory that its opener looks into as well. */
export async function openMemoryStore(connection: BetterSqlite3.Database = new BetterSqlite3(":memory:")): Promise<Store> {
  return await openDatabase(connection, null);
}

async function openDatabase(connection: BetterSqlite3.Database, lock: FolderLock | null): Promise<Store> {
  connection.pragma("journal_mode = WAL");
  // With NORMAL an acknowledged commit is lost when the power fails.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: connection }),
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
  const announcements = createAnnouncements();
  const { announce, watch } = announcements;
  const sets = sqliteSets(connection);
  const sql: Sql = { db, types: { bytes: "blob" }, rowLocks: false, setsOf: () => sets, announce };
  await migrateToLatest(db as Kysely<unknown>, sql.types);
  return createSqlStore(sql, watch, async () => {
    announcements.close();
    connection.pragma("wal_checkpoint(TRUNCATE)");
    await db.destroy();
    lock?.release();
  });
}
