import { type Kysely, type SelectQueryBuilder, sql as raw, type Transaction } from "kysely";
import type { Database } from "./schema";
import type { ColumnTypes } from "./migrations/column-types";
import type { Sets } from "./sets";

/** A database that the queries of this folder run on, and what differs between the two kinds. */
export type Sql = {
  readonly db: Kysely<Database>;
  readonly types: ColumnTypes;
  /** False where one writer owns the whole database, so that rows need no lock of their own. */
  readonly rowLocks: boolean;
  readonly setsOf: (tx: Tx) => Sets;
  /** Tells who watches a workspace that it has changed. */
  readonly announce: (workspace: number) => void;
};

export type Tx = Transaction<Database>;

/** A transaction that may write feeds; `changed`: the workspaces whose it has written. */
export type FeedTx = Tx & { readonly changed: Set<number>; readonly sets: Sets };

/** Another transaction was first with something that this one has not seen; thrown, so that this one starts again. */
export class Overtaken extends Error {
  constructor() {
    super("Another writer was first.");
    this.name = "Overtaken";
  }
}

/**
 * Runs a transaction and, once it has committed, announces the workspaces that it has changed. `work` runs again from
 * its beginning where another transaction was in its way, so it keeps nothing outside.
 */
export async function inTransaction<Value>(sql: Sql, work: (tx: FeedTx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    const changed = new Set<number>();
    try {
      const value = await sql.db.transaction().execute((tx) => work(Object.assign(tx, { changed, sets: sql.setsOf(tx) })));
      for (const workspace of changed) sql.announce(workspace);
      return value;
    } catch (failure) {
      if (attempt === ATTEMPTS || !wasInTheWay(failure)) throw failure;
    }
  }
}

const ATTEMPTS = 10;

/** PostgreSQL's serialization_failure and deadlock_detected. */
const IN_THE_WAY = new Set(["40001", "40P01"]);

function wasInTheWay(failure: unknown): boolean {
  return failure instanceof Overtaken || IN_THE_WAY.has((failure as { readonly code?: string }).code ?? "");
}

/**
 * Holds a lock on a name in a workspace until the transaction ends, alone or with others who share it. Comes before any
 * lock on rows (R14).
 */
export async function lockName(
  sql: Pick<Sql, "rowLocks">,
  tx: Tx,
  workspace: number,
  name: LockName,
  how: "alone" | "shared",
): Promise<void> {
  if (!sql.rowLocks) return;
  const lock = how === "alone" ? raw`pg_advisory_xact_lock` : raw`pg_advisory_xact_lock_shared`;
  await raw`select ${lock}(${LOCK_NAMES[name]}::int4, ${workspace}::int4)`.execute(tx);
}

/** From here on the transaction fails where it waits longer for a lock. */
export async function waitBriefly(sql: Pick<Sql, "rowLocks">, tx: Tx, ms: number): Promise<void> {
  if (sql.rowLocks) await raw`select set_config('lock_timeout', ${String(ms)}, true)`.execute(tx);
}

/** Any numbers, but always the same: servers of two versions may share a database for a while. */
const LOCK_NAMES = { arrivals: 7_361_001, bases: 7_361_002, members: 7_361_003, codes: 7_361_004 } as const;

type LockName = keyof typeof LOCK_NAMES;

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
