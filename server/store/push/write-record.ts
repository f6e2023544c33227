import type { FeedDraft } from "../feed";
import { appendToFeed } from "../feed";
import { type FeedTx, Overtaken } from "../sql";
import type { Change } from "./changes";
import type { Item } from "./parse-items";
import type { PushRecord } from "./push-record";
import { rememberSequence } from "./remember-sequence";

/** Writes what a push has changed, each table as one set, all but the answers and the feed. */
export async function writeRecord(tx: FeedTx, record: PushRecord, items: readonly Item[]): Promise<void> {
  const { sets } = tx;
  await sets.update("codes", record.codes.altered());
  await sets.update("claims", record.claims.altered());
  await sets.update("usage", record.usage.altered());
  await sets.update("leases", record.leases.altered());
  const redemptions = record.redemptions.added();
  requireAll(redemptions, await sets.insert("redemptions", redemptions));
  await sets.update("redemptions", record.redemptions.altered());
  await sets.insert("conflicts", record.conflicts.added());
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
  const answers = record.answers.added().map((row) => ({ ...row, feed: numbers.get(row.key) ?? row.feed }));
  requireAll(answers, await tx.sets.insert("answers", answers));
  await tx.sets.update("answers", record.answers.altered());
  return numbers;
}

/** Two tills may send one key at the same moment, and nothing is locked that is not there yet (R5). */
function requireAll(rows: readonly unknown[], written: number): void {
  if (written !== rows.length) throw new Overtaken();
}
