import type { FeedDraft } from "../feed";
import { appendToFeed } from "../feed";
import { type FeedTx, Overtaken } from "../sql";
import type { Change } from "./changes";
import type { Item } from "./parse-items";
import type { PushRecord } from "./push-record";
import { rememberSequence } from "./remember-sequence";

/** Writes what a push has changed, each table as one set, all but what has a number of the feed and what names that. */
export async function writeRecord(tx: FeedTx, record: PushRecord, items: readonly Item[]): Promise<void> {
  const { sets } = tx;
  await sets.update("codes", record.codes.altered());
  await sets.update("claims", record.claims.altered());
  await sets.update("usage", record.usage.altered());
  await sets.update("leases", record.leases.altered());
  await sets.update("redemptions", record.redemptions.altered());
  await sets.update("conflicts", record.conflicts.altered());
  await sets.insert("reversals", record.reversals.added());
  await sets.update("reversals", record.reversals.altered());
  await sets.insert("withdrawn_keys", record.withdrawnKeys.added());
  await sets.insert("refused_items", record.refusedItems.added());
  await rememberSequence(tx, record, items);
}

/**
 * Takes the counter, numbers the changes and writes them with the answers they belong to.
 * @returns feed numbers by event key, of what this push has recorded
 */
export async function writeAnswersAndFeed(
  tx: FeedTx,
  record: PushRecord,
  drafts: ReadonlyMap<string, FeedDraft>,
  judged: readonly { readonly key: string | null; readonly change: Change | null }[],
): Promise<ReadonlyMap<string, number>> {
  // Also without a change: an empty push has to fail where nothing can be written, or tills would blame their items (R7).
  const first = await appendToFeed(tx, record.till.workspace, [...drafts.values()]);
  const positions = new Map([...drafts.keys()].map((id, position) => [id, first + position]));
  const numbers = new Map<string, number>();
  for (const { key, change } of judged) {
    const number = change === null ? undefined : positions.get(change.id);
    if (key !== null && number !== undefined) numbers.set(key, number);
  }
  const numbered = <Row extends { readonly key: string; readonly feed: number | null }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, feed: numbers.get(row.key) ?? row.feed }));
  const isByItself = (row: { readonly key: string }) => record.redemptions.get(row.key) === undefined;
  const redemptions = numbered(record.redemptions.added());
  requireAll(redemptions, await tx.sets.insert("redemptions", redemptions));
  await tx.sets.insert("conflicts", record.conflicts.added());
  const answers = numbered(record.answers.added().filter(isByItself));
  requireAll(answers, await tx.sets.insert("answers", answers));
  await tx.sets.update("answers", record.answers.altered().filter(isByItself));
  return numbers;
}

/**
 * Two tills may send one key at the same moment, and nothing is locked that is not there yet (R5). The counter's row is:
 * of two who send a redemption and something else under one key, the second finds it in the other table.
 */
function requireAll(rows: readonly unknown[], written: number): void {
  if (written !== rows.length) throw new Overtaken();
}
