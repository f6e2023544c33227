import BetterSqlite3 from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { expect, test } from "vitest";
import { createFeedRuns } from "../../server/store/migrations/0010-feed-runs";

test("changes that had a row each keep their numbers", async () => {
  const connection = new BetterSqlite3(":memory:");
  connection.exec("create table feed (workspace integer, number bigint, kind text, payload text)");
  connection.prepare("insert into feed values (1, 7, 'device', ?), (2, 1, 'device', ?)").run('{"kind":"device"}', '{"kind":"staff"}');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  await createFeedRuns(db);
  expect(connection.prepare("select * from feed_runs order by workspace").all()).toEqual([
    { workspace: 1, last: 7, first: 7, entries: '[{"kind":"device"}]' },
    { workspace: 2, last: 1, first: 1, entries: '[{"kind":"staff"}]' },
  ]);
  await db.destroy();
});
