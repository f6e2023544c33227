import BetterSqlite3 from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { expect, test } from "vitest";
import { createRescueKeys } from "../../server/store/migrations/0015-rescue-keys";

test("[R31] a workspace from before rescue files gets a key of its own for them", async () => {
  const connection = new BetterSqlite3(":memory:");
  connection.exec("create table workspaces (number integer primary key); insert into workspaces values (1), (2)");
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  await createRescueKeys(db, { bytes: "blob", instant: "text", flag: "integer" });
  const keys = connection.prepare("select * from rescue_keys order by workspace").all() as { workspace: number; public_key: Buffer; private_key: Buffer }[];
  expect(keys.map(({ workspace }) => workspace)).toEqual([1, 2]);
  expect(new Set(keys.flatMap((key) => [key.public_key, key.private_key].map((bytes) => bytes.toString("hex")))).size).toBe(4);
  await db.destroy();
});
