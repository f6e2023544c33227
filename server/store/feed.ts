import type { FeedEntry } from "../../src/contract/messages/pull";
import { currentEpoch } from "./epochs";
import { nextBaseFeed } from "./newest-base";
import type { Database } from "./schema";
import { type FeedTx, locked, type Sql, type Tx } from "./sql";
import type { FeedPage } from "./store";

type WithoutNumber<Entry> = Entry extends unknown ? Omit<Entry, "number"> : never;

/** A change that has no number yet. */
export type FeedDraft = WithoutNumber<FeedEntry>;

/**
 * Numbers and writes changes. Takes the counter's row, so it comes last in its transaction (R14).
 * @returns the number of the first draft; the others follow it one by one
 */
export async function appendToFeed(tx: FeedTx, workspace: number, drafts: readonly FeedDraft[]): Promise<number> {
  const first = await takeFeedNumbers(tx, workspace, drafts.length);
  if (drafts.length > 0) await tx.sets.insert("feed_runs", [feedRun(workspace, first, drafts)]);
  return first;
}

/** The row of changes that have taken their numbers together. */
export function feedRun(workspace: number, first: number, drafts: readonly FeedDraft[]): Database["feed_runs"] {
  return { workspace, last: first + drafts.length - 1, first, entries: JSON.stringify(drafts) };
}

/** Takes the counter's row and so many numbers; returns the first. */
export async function takeFeedNumbers(tx: FeedTx, workspace: number, count: number): Promise<number> {
  const { feed } = await tx
    .updateTable("counters")
    .set((row) => ({ feed: row("feed", "+", count) }))
    .where("workspace", "=", workspace)
    .returning("feed")
    .executeTakeFirstOrThrow();
  if (count > 0) tx.changed.add(workspace);
  return feed - count + 1;
}

/** A till that lies so many changes behind a base gets it sooner than the pages up to there. */
export const FAR_BEHIND = 10_000;

/**
 * A page of changes in feed order; null where the till's epoch is another, its cursor is from before this one or before
 * what is kept of it, or ahead of the feed: then the database was put back to an earlier copy, and numbers that the till has
 * seen name other changes. Null too where it lies far behind the base that it would get (R16).
 */
export async function feedAfter(
  sql: Sql,
  workspace: number,
  cursor: { after: number; epoch: number },
  limit: number,
): Promise<FeedPage | null> {
  const epoch = await currentEpoch(sql.db, workspace);
  const until = cursor.after + limit;
  const runs = await sql.db
    .selectFrom("feed_runs")
    .select(["first", "last", "entries"])
    .where("workspace", "=", workspace)
    .where("last", ">", cursor.after)
    .where("first", "<=", until + 1)
    .orderBy("last")
    .execute();
  // After the rows: what is tidied away meanwhile is then known to be gone.
  const { feed: last, feed_begins } = await sql.db
    .selectFrom("counters")
    .select(["feed", "feed_begins"])
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  const begins = Math.max(epoch.first_feed, feed_begins);
  if (epoch.number !== cursor.epoch || cursor.after < begins || cursor.after > last) return null;
  if (last - cursor.after > FAR_BEHIND && (await nextBaseFeed(sql.db, workspace, last)) - cursor.after > FAR_BEHIND) return null;
  const entries = runs.flatMap(entriesOf).filter(({ number }) => number > cursor.after && number <= until);
  const feed = entries.at(-1)?.number ?? cursor.after;
  const more = (runs.at(-1)?.last ?? 0) > until;
  return { entries, feed, more, urgent: more ? await revocationsAfter(sql, workspace, feed) : [] };
}

/** The changes after a number that revoked coupons: they travel first (R47). */
async function revocationsAfter(sql: Sql, workspace: number, feed: number): Promise<readonly FeedEntry[]> {
  const rows = await sql.db
    .selectFrom("coupons")
    .innerJoin("feed_runs", (join) =>
      join.onRef("feed_runs.workspace", "=", "coupons.workspace").on("feed_runs.last", "=", (row) =>
        row
          .selectFrom("feed_runs as later")
          .select((run) => run.fn.min("later.last").as("last"))
          .whereRef("later.workspace", "=", "coupons.workspace")
          .whereRef("later.last", ">=", "coupons.revoked_feed"),
      ),
    )
    .select(["coupons.revoked_feed", "feed_runs.first", "feed_runs.entries"])
    .where("coupons.workspace", "=", workspace)
    .where("coupons.revoked_feed", ">", feed)
    .orderBy("coupons.revoked_feed")
    .execute();
  return rows.flatMap((row) => entriesOf(row).filter(({ number }) => number === row.revoked_feed));
}

/** All changes after one number up to another. */
export async function feedBetween(tx: Tx, workspace: number, { after, until }: { readonly after: number; readonly until: number }): Promise<readonly FeedEntry[]> {
  const runs = await tx
    .selectFrom("feed_runs")
    .select(["first", "entries"])
    .where("workspace", "=", workspace)
    .where("last", ">", after)
    .where("first", "<=", until)
    .orderBy("last")
    .execute();
  return runs.flatMap(entriesOf).filter(({ number }) => number > after && number <= until);
}

function entriesOf({ first, entries }: Pick<Database["feed_runs"], "first" | "entries">): readonly FeedEntry[] {
  return (JSON.parse(entries) as FeedDraft[]).map((draft, index) => ({ ...draft, number: first + index }) as FeedEntry);
}

/** The last feed number; in a transaction that locks it, nobody writes until the end. */
export async function lastFeedNumber(sql: Pick<Sql, "rowLocks">, tx: Tx, workspace: number): Promise<number> {
  const counter = await locked(sql, tx.selectFrom("counters").select("feed").where("workspace", "=", workspace))
    .executeTakeFirstOrThrow();
  return counter.feed;
}
