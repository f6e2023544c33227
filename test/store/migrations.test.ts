import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import pg from "pg";
import { expect, test } from "vitest";
import { STEP_NAMES } from "../../server/store/migrate";
import { openPostgresStore } from "../../server/store/postgres";
import { openSqliteStore } from "../../server/store/sqlite";
import type { Store } from "../../server/store/store";
import { openShop } from "./acceptance-shop";
import { findPostgres } from "./test-databases";

const STEPS_FOLDER = join(import.meta.dirname, "../../server/store/migrations");

/** A step that a database has been through, and when. */
type StepTaken = { readonly name: string; readonly timestamp: string };

/** Opens a database twice: the second time everything is there already. */
async function expectOneMigration(open: () => Promise<Store>, stepsTaken: () => Promise<readonly StepTaken[]>): Promise<void> {
  const shop = await openShop(await open());
  await shop.store.close();
  const taken = await stepsTaken();
  expect(taken.map(({ name }) => name)).toEqual([...STEP_NAMES]);
  const again = await open();
  expect(await stepsTaken()).toEqual(taken);
  expect(await again.workspaces()).toHaveLength(1);
  await again.close();
}

test("steps are numbered in the order in which they are taken, and none is left out", () => {
  const names = [...STEP_NAMES];
  expect(names).toEqual(names.toSorted());
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
  const files = readdirSync(STEPS_FOLDER).filter((file) => /^\d{4}-/.test(file));
  expect(files.toSorted()).toEqual(names.map((name) => `${name}.ts`));
});

test("an empty SQLite database takes each step once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tearoff-steps-"));
  await expectOneMigration(
    () => openSqliteStore(folder),
    async () => {
      const database = new BetterSqlite3(join(folder, "tearoff.db"), { readonly: true });
      const taken = database.prepare("select name, timestamp from kysely_migration order by timestamp, name").all();
      database.close();
      return taken as readonly StepTaken[];
    },
  );
  rmSync(folder, { recursive: true });
});

test("an empty PostgreSQL database takes each step once, and of servers that start together only one takes them", async () => {
  const postgres = await findPostgres();
  const { url } = await postgres.createDatabase(false);
  const stores = await Promise.all([openPostgresStore(url), openPostgresStore(url), openPostgresStore(url)]);
  await Promise.all(stores.map((store) => store.close()));
  await expectOneMigration(
    () => openPostgresStore(url),
    async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<StepTaken>("select name, timestamp from kysely_migration order by timestamp, name");
      await client.end();
      return rows;
    },
  );
  await postgres.stop();
});
