import type { Kysely, SelectQueryBuilder, Transaction } from "kysely";
import type { Database } from "./schema";
import type { ColumnTypes } from "./migrations/column-types";

/** A database that the queries of this folder run on, and what differs between the two kinds. */
export type Sql = {
  readonly db: Kysely<Database>;
  readonly types: ColumnTypes;
  /** False where one writer owns the whole database, so that rows need no lock of their own. */
  readonly rowLocks: boolean;
  /** Tells who watches a workspace that it has changed. */
  readonly announce: (workspace: number) => void;
};

export type Tx = Transaction<Database>;

/** A transaction that may write feeds; `changed`: the workspaces whose it has written. */
export type FeedTx = Tx & { readonly changed: Set<number> };

/** Rows of a statement: SQLite binds 32,766 values at most. */
export const ROWS_PER_INSERT = 1_000;

/** Runs a transaction and, once it has committed, announces the workspaces that it has changed. */
export async function inTransaction<Value>(sql: Sql, work: (tx: FeedTx) => Promise<Value>): Promise<Value> {
  const changed = new Set<number>();
  const value = await sql.db.transaction().execute((tx) => work(Object.assign(tx, { changed })));
  for (const workspace of changed) sql.announce(workspace);
  return value;
}

/** Holds the selected rows against other writers until the transaction ends. */
export function locked<DB, Tables extends keyof DB, Row>(
  sql: Pick<Sql, "rowLocks">,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> {
  return sql.rowLocks ? query.forUpdate() : query;
}

export function inGroupsOf<Item>(size: number, items: readonly Item[]): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
