import { HandleEmptyInListsPlugin, Kysely, PostgresDialect, replaceWithNoncontingentExpression } from "kysely";
import pg from "pg";
import { createAnnouncements } from "./announcements";
import { databaseTrouble } from "./database-trouble";
import { migrateToLatest } from "./migrate";
import { openChannel } from "./postgres-channel";
import type { Database } from "./schema";
import { postgresSets } from "./sets-postgres";
import type { Sql } from "./sql";
import { createSqlStore } from "./sql-store";
import type { Store } from "./store";
import { createStoreBeside, type StoreBeside } from "./store-beside";

/** Of PostgreSQL's usual hundred; several servers and a backup fit beside each other. */
const CONNECTIONS = 10;
const CONNECT_MS = 10_000;
/** Longer than any till waits: what takes this long is stuck, and holds locks that others wait for. */
const STATEMENT_MS = 30_000;

/** A store in a database that others may share; throws `DatabaseTrouble` where it cannot be used. */
export async function openPostgresStore(url: string): Promise<Store> {
  try {
    await migrate(url);
    return await connect(url);
  } catch (failure) {
    throw databaseTrouble(url, failure) ?? failure;
  }
}

/** A second process's way to the database, which leaves its schema as it is; throws `DatabaseTrouble` where it cannot be used. */
export async function openPostgresBeside(url: string): Promise<StoreBeside> {
  const db = kyselyOn(poolOf(url, { max: 1, statement_timeout: STATEMENT_MS }));
  try {
    return await createStoreBeside(db);
  } catch (failure) {
    await db.destroy();
    throw databaseTrouble(url, failure) ?? failure;
  }
}

async function connect(url: string): Promise<Store> {
  const pool = poolOf(url, {
    max: CONNECTIONS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
  });
  const db = kyselyOn(pool);
  const here = createAnnouncements();
  const elsewhere = createAnnouncements();
  const announceAll = async () => {
    for (const { number } of await db.selectFrom("workspaces").select("number").execute()) here.announce(number);
  };
  const channel = await openChannel(url, { changed: here.announce, missed: announceAll });
  elsewhere.watch(channel.send);
  const announce = (workspace: number) => {
    here.announce(workspace);
    elsewhere.announce(workspace);
  };
  const sql: Sql = { db, types: COLUMN_TYPES, rowLocks: true, setsOf: postgresSets, announce };
  return createSqlStore(sql, here.watch, async () => {
    elsewhere.close();
    here.close();
    await channel.close();
    await db.destroy();
  });
}

/** Without the time limits of later statements: a step may take long, and a second process waits for the first one's. */
async function migrate(url: string): Promise<void> {
  const db = kyselyOn(poolOf(url, { max: 2 }));
  try {
    await migrateToLatest(db as Kysely<unknown>, COLUMN_TYPES);
  } finally {
    await db.destroy();
  }
}

const COLUMN_TYPES = { bytes: "bytea", instant: "timestamptz", flag: "boolean" } as const;

function kyselyOn(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
}

function poolOf(url: string, limits: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "tearoff",
    keepAlive: true,
    types: NUMBERS,
    ...limits,
  });
  // A connection that breaks is replaced when the next one is needed; unheard, it would end the process. What it was
  // doing is told to whoever waits for that; between two statements nobody does, and the pool hears of idle ones only.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Counters and instants are bigint columns whose values all fit a number. */
const NUMBERS = {
  getTypeParser: ((type: number, format?: "text" | "binary") =>
    type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
};
