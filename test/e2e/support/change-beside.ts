import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { DATABASE_FILE } from "../../../server/store/database-copy";
import type { TearoffServer } from "./tearoff-server";

/** Changes a server's data while it runs, where no page and no call does: its plan, or what only time brings about. */
export function changeBeside({ dataDir }: TearoffServer, sql: string, ...values: readonly (string | number)[]): void {
  const connection = new BetterSqlite3(join(dataDir, DATABASE_FILE));
  try {
    connection.prepare(sql).run(...values);
  } finally {
    connection.close();
  }
}
