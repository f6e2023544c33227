import type { FeedEntry } from "../../src/contract/messages/pull";
import { currentEpoch } from "./epochs";
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
  const rows = drafts.map((draft, index) => ({
    workspace,
    number: first + index,
    kind: draft.kind,
    payload: JSON.stringify(draft),
  }));
  await tx.sets.insert("feed", rows);
  return first;
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

/**
 * A page of changes in feed order; null where the till's epoch is another, its cursor is from before this one or before
 * what is kept of it, or ahead of the feed: then the database was put back to an earlier copy, and numbers that the till has seen name other changes.
 */
export async function feedAfter(
  sql: Sql,
  workspace: number,
  cursor: { after: number; epoch: number },
  limit: number,
): Promise<FeedPage | null> {
  const epoch = await currentEpoch(sql.db, workspace);
  const rows = await sql.db
    .selectFrom("feed")
    .select(["number", "payload"])
    .where("workspace", "=", workspace)
    .where("number", ">", cursor.after)
    .orderBy("number")
    .limit(limit + 1)
    .execute();
  // After the rows: what is tidied away meanwhile is then known to be gone.
  const { feed: last, feed_begins } = await sql.db
    .selectFrom("counters")
    .select(["feed", "feed_begins"])
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  const begins = Math.max(epoch.first_feed, feed_begins);
  if (epoch.number !== cursor.epoch || cursor.after < begins || cursor.after > last) return null;
  const page = rows.slice(0, limit);
  const entries = page.map(entryOf);
  const feed = page.at(-1)?.number ?? cursor.after;
  const more = rows.length > limit;
  return { entries, feed, more, urgent: more ? await revocationsAfter(sql, workspace, feed) : [] };
}

/** The changes after a number that revoked coupons: they travel first (R47). */
async function revocationsAfter(sql: Sql, workspace: number, feed: number): Promise<readonly FeedEntry[]> {
  const rows = await sql.db
    .selectFrom("coupons")
    .innerJoin("feed", (join) =>
      join.onRef("feed.workspace", "=", "coupons.workspace").onRef("feed.number", "=", "coupons.revoked_feed"),
    )
    .select(["feed.number", "feed.payload"])
    .where("coupons.workspace", "=", workspace)
    .where("coupons.revoked_feed", ">", feed)
    .orderBy("feed.number")
    .execute();
  return rows.map(entryOf);
}

function entryOf(row: { readonly number: number; readonly payload: string }): FeedEntry {
  return { ...(JSON.parse(row.payload) as FeedDraft), number: row.number } as FeedEntry;
}

/** The last feed number; in a transaction that locks it, nobody writes until the end. */
export async function lastFeedNumber(sql: Pick<Sql, "rowLocks">, tx: Tx, workspace: number): Promise<number> {
  const counter = await locked(sql, tx.selectFrom("counters").select("feed").where("workspace", "=", workspace))
    .executeTakeFirstOrThrow();
  return counter.feed;
}
