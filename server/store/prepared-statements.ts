import type BetterSqlite3 from "better-sqlite3";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** All that this program says again and again; what it says once is long, or has a list in it. */
const STATEMENTS_KEPT = 200;
const KEPT_MAX_LENGTH = 2_000;

/** A connection on which a statement that comes again is not read and planned again. */
export function withStatementsKept(connection: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => void connection.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const statement = connection.prepare(text) as SqliteStatement;
      const [oldest] = kept.keys();
      if (kept.size >= STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest);
      if (text.length <= KEPT_MAX_LENGTH) kept.set(text, statement);
      return statement;
    },
  };
}
