import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import BetterSqlite3 from "better-sqlite3";
import pg from "pg";
import { expect, test } from "vitest";
import { openPostgresStore } from "../../server/store/postgres";
import { openSqliteStore } from "../../server/store/sqlite";
import { findPostgres } from "./test-databases";

/** First columns of the tables' primary keys, by table; the list of migrations is no table of the product's. */
type FirstColumns = readonly { readonly table: string; readonly first: string | null }[];

/** A table spread over several databases is spread by its workspace. */
function expectWorkspaceFirst(keys: FirstColumns): void {
  expect(keys.length).toBeGreaterThan(20);
  // A login is the server's: whose member it is, the table of members says.
  for (const { table, first } of keys.filter(({ table: name }) => !name.startsWith("login_"))) expect({ table, first }).toEqual({ table, first: table === "workspaces" ? "number" : "workspace" });
}

test("every primary key begins with the workspace's number, on SQLite", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tearoff-keys-"));
  await (await openSqliteStore(folder)).close();
  const database = new BetterSqlite3(join(folder, "tearoff.db"), { readonly: true });
  const keys = database
    .prepare(
      `select name as "table", (select name from pragma_table_info(made.name) where pk = 1) as first
       from sqlite_master made where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`,
    )
    .all();
  database.close();
  rmSync(folder, { recursive: true });
  expectWorkspaceFirst(keys as FirstColumns);
});

test("every primary key begins with the workspace's number, on PostgreSQL", async () => {
  const postgres = await findPostgres();
  const { url } = await postgres.createDatabase(false);
  await (await openPostgresStore(url)).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select made.relname as "table", attname as first from pg_class made
     left join pg_index key on key.indrelid = made.oid and key.indisprimary
     left join pg_attribute on attrelid = made.oid and attnum = key.indkey[0]
     where made.relnamespace = 'public'::regnamespace and made.relkind = 'r' and made.relname not like 'kysely%'`,
  );
  await client.end();
  await postgres.stop();
  expectWorkspaceFirst(rows as FirstColumns);
});
