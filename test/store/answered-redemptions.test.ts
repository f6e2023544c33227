import BetterSqlite3 from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { expect, test } from "vitest";
import { answerInRedemptions } from "../../server/store/migrations/0011-answered-redemptions";

test("[R5] what was answered to a redemption before goes with its own row", async () => {
  const connection = new BetterSqlite3(":memory:");
  connection.exec(`
    create table answers (workspace integer, key text, digest text, outcome text, feed bigint);
    create table redemptions (workspace integer, key text, kind text, confirmed_ms bigint);
    create index redemptions_unconfirmed on redemptions (workspace, kind, confirmed_ms);
    insert into answers values (1, 'a', 'of a', 'accepted', 3), (1, 'undoes a', 'of it', 'reversed', 4), (2, 'a', 'other', 'conflict', null);
    insert into redemptions values (1, 'a', 'fact', null), (2, 'a', 'ask', 5);
  `);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  await answerInRedemptions(db);
  expect(connection.prepare("select workspace, key, digest, outcome, feed from redemptions order by workspace").all()).toEqual([
    { workspace: 1, key: "a", digest: "of a", outcome: "accepted", feed: 3 },
    { workspace: 2, key: "a", digest: "other", outcome: "conflict", feed: null },
  ]);
  expect(connection.prepare("select key from answers").pluck().all()).toEqual(["undoes a"]);
  await db.destroy();
});
