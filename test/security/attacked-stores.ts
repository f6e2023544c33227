import BetterSqlite3 from "better-sqlite3";
import pg from "pg";
import { openPostgresStore } from "../../server/store/postgres";
import { openMemoryStore } from "../../server/store/sqlite";
import type { Store } from "../../server/store/store";
import { findPostgres } from "../store/test-databases";

/** A store whose rows can be counted behind its back. */
export type CountedStore = {
  readonly store: Store;
  /** Rows of each table; wrong tries to sign in are left out, as those are counted on purpose. */
  readonly rows: () => Promise<Readonly<Record<string, number>>>;
  readonly close: () => Promise<void>;
};

export const COUNTED_STORES: readonly { readonly kind: string; readonly open: () => Promise<CountedStore> }[] = [
  { kind: "SQLite", open: openCountedSqlite },
  { kind: "PostgreSQL", open: openCountedPostgres },
];

async function openCountedSqlite(): Promise<CountedStore> {
  const connection = new BetterSqlite3(":memory:");
  const store = await openMemoryStore(connection);
  const names = connection.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'").pluck().all();
  const counting = connection.prepare(countAll(names as string[]));
  return { store, close: () => store.close(), rows: async () => totals(counting.all() as Counted[]) };
}

async function openCountedPostgres(): Promise<CountedStore> {
  const postgres = await findPostgres();
  const { url } = await postgres.createDatabase(false);
  const store = await openPostgresStore(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
  const counting = countAll(tables.map(({ name }) => name));
  return {
    store,
    rows: async () => totals((await client.query<Counted>(counting)).rows),
    async close() {
      await client.end();
      await store.close();
      await postgres.stop();
    },
  };
}

type Counted = { readonly name: string; readonly rows: number | string };

function countAll(names: readonly string[]): string {
  return names
    .filter((name) => name !== "login_tries")
    .map((name) => `select '${name}' as name, count(*) as rows from "${name}"`)
    .join(" union all ");
}

function totals(counted: readonly Counted[]): Record<string, number> {
  return Object.fromEntries(counted.map(({ name, rows }) => [name, Number(rows)]));
}
