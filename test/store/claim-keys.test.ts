import BetterSqlite3 from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { expect, test } from "vitest";
import { newKeyPair } from "../../server/auth/new-key-pair";
import { createClaimKeys } from "../../server/store/migrations/0013-claim-keys";

test("[R20] a workspace from before claims gets a key of its own, and its tills a new snapshot", async () => {
  const connection = new BetterSqlite3(":memory:");
  connection.exec(`
    create table workspaces (number integer primary key);
    create table counters (workspace integer, feed bigint, feed_begins bigint);
    create table claims (workspace integer, ordinal integer);
    create table snapshot_bases (workspace integer);
    insert into workspaces values (1), (2);
    insert into counters values (1, 40, 0), (2, 7, 7);
    insert into snapshot_bases values (1), (2);
  `);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  await createClaimKeys(db, { bytes: "blob", instant: "text", flag: "integer" });
  const keys = connection.prepare("select workspace, public_key from claim_keys order by workspace").all() as { workspace: number; public_key: Buffer }[];
  expect(keys.map(({ workspace }) => workspace)).toEqual([1, 2]);
  expect(keys[0]?.public_key.equals(keys[1]?.public_key ?? Buffer.alloc(0))).toBe(false);
  expect(connection.prepare("select * from counters order by workspace").all()).toEqual([
    { workspace: 1, feed: 41, feed_begins: 41 },
    { workspace: 2, feed: 8, feed_begins: 8 },
  ]);
  expect(connection.prepare("select count(*) from snapshot_bases").pluck().get()).toBe(0);
  await db.destroy();
});

test("[R20] random bytes that are no key of the curve are drawn again", () => {
  const draws = [0x00, 0xff, 0x05];
  const made = newKeyPair((count) => new Uint8Array(count).fill(draws.shift() ?? 9));
  expect(made).toEqual(newKeyPair((count) => new Uint8Array(count).fill(0x05)));
});
