import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from "kysely";
import { createAnnouncements } from "./announcements";
import { migrateToLatest } from "./migrate";
import { DATABASE_FILE } from "./database-copy";
import { DatabaseTrouble } from "./database-trouble";
import { fileTrouble } from "./file-trouble";
import { finishPutBack, readyBackup } from "./finish-put-back";
import { type FolderLock, lockFolder } from "./folder-lock";
import { withStatementsKept } from "./prepared-statements";
import type { Database } from "./schema";
import { sqliteSets } from "./sets-sqlite";
import type { Sql } from "./sql";
import { createSqlStore } from "./sql-store";
import { ImmediateSqliteDialect } from "./sqlite-dialect";
import type { Store } from "./store";
import { createStoreBeside, type StoreBeside } from "./store-beside";

const BUSY_TIMEOUT_MS = 5_000;
/** As long as a server may write at a stretch. */
const BESIDE_TIMEOUT_MS = 30_000;

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

/**
 * A second process's way to a folder's database, whether a server is using it or not: SQLite lets several write, one after
 * the other. It takes no lock on the folder and leaves the schema as it is; throws `DatabaseTrouble` where that is not this
 * program's.
 */
export async function openSqliteBeside(dataDir: string): Promise<StoreBeside> {
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) throw new DatabaseTrouble(`There is no Tearoff database in ${dataDir}. Start Tearoff once, or correct DATA_DIR.`);
  if (readyBackup(dataDir) !== null) {
    throw new DatabaseTrouble("Putting a backup back was cut off. Start Tearoff once to finish it, then try again.");
  }
  const connection = new BetterSqlite3(path, { fileMustExist: true });
  try {
    return await createStoreBeside(kyselyOn(connection, BESIDE_TIMEOUT_MS));
  } catch (failure) {
    connection.close();
    const trouble = fileTrouble(path, failure);
    throw trouble === null ? failure : new DatabaseTrouble(trouble);
  }
}

async function openDatabase(connection: BetterSqlite3.Database, lock: FolderLock | null): Promise<Store> {
  connection.pragma("journal_mode = WAL");
  const db = kyselyOn(connection, BUSY_TIMEOUT_MS);
  const announcements = createAnnouncements();
  const { announce, watch } = announcements;
  const sets = sqliteSets(connection);
  const sql: Sql = { db, types: COLUMN_TYPES, rowLocks: false, setsOf: () => sets, announce };
  await migrateToLatest(db as Kysely<unknown>, sql.types);
  return createSqlStore(sql, watch, async () => {
    announcements.close();
    connection.pragma("wal_checkpoint(TRUNCATE)");
    await db.destroy();
    lock?.release();
  });
}

/** What SQLite calls the types of columns. */
export const COLUMN_TYPES = { bytes: "blob", instant: "text", flag: "integer" } as const;

function kyselyOn(connection: BetterSqlite3.Database, busyTimeoutMs: number): Kysely<Database> {
  // With NORMAL an acknowledged commit is lost when the power fails.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma(`busy_timeout = ${busyTimeoutMs}`);
  return new Kysely<Database>({
    dialect: new ImmediateSqliteDialect({ database: withStatementsKept(connection) }),
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
}
