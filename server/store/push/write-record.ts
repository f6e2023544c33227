import { appendToFeed } from "../feed";
import { type FeedTx, Overtaken, type Sql } from "../sql";
import { tellOfRedemptions } from "../webhooks/redemption-happenings";
import type { JudgedPush } from "./changes";
import type { TillPush } from "./parse-items";
import type { Gathered } from "./push-record";
import { rememberSequences } from "./remember-sequences";

/**
 * Writes what pushes have changed, each table as one set, all but what has a number of the feed and what names that; what other
 * systems are told of takes the counter, and so comes last here (R14).
 */
export async function writeRecord(sql: Sql, tx: FeedTx, gathered: Gathered, pushes: readonly TillPush[]): Promise<void> {
  const { sets } = tx;
  await sets.update("codes", gathered.codes.altered());
  await sets.update("claims", gathered.claims.altered());
  await sets.update("usage", gathered.usage.altered());
  await sets.update("leases", gathered.leases.altered());
  await sets.update("redemptions", gathered.redemptions.altered());
  await sets.update("conflicts", gathered.conflicts.altered());
  await sets.insert("reversals", gathered.reversals.added());
  await sets.update("reversals", gathered.reversals.altered());
  await sets.insert("withdrawn_keys", gathered.withdrawnKeys.added());
  await sets.insert("refused_items", gathered.refusedItems.added());
  await rememberSequences(sql, tx, gathered.workspace, pushes);
  await tellOfRedemptions(tx, gathered, pushes[0]?.nowMs ?? 0);
}

/**
 * Takes the counter, numbers the changes of push after push and writes them with the answers they belong to.
 * @returns feed numbers by event key, of what these pushes have recorded
 */
export async function writeAnswersAndFeed(
  tx: FeedTx,
  { workspace, redemptions, answers, conflicts }: Gathered,
  pushes: readonly JudgedPush[],
): Promise<ReadonlyMap<string, number>> {
  // Also without a change: an empty push has to fail where nothing can be written, or tills would blame their items (R7).
  const first = await appendToFeed(tx, workspace, pushes.flatMap(({ drafts }) => [...drafts.values()]));
  const numbers = numbersFrom(first, pushes);
  const numbered = <Row extends { readonly key: string; readonly feed: number | null }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, feed: numbers.get(row.key) ?? row.feed }));
  const newRedemptions = numbered(redemptions.added());
  requireAll(newRedemptions, await tx.sets.insert("redemptions", newRedemptions));
  await tx.sets.insert("conflicts", conflicts.added());
  const newAnswers = numbered(answers.added());
  requireAll(newAnswers, await tx.sets.insert("answers", newAnswers));
  await tx.sets.update("answers", answers.altered());
  return numbers;
}

function numbersFrom(first: number, pushes: readonly JudgedPush[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let next = first;
  for (const { drafts, judged } of pushes) {
    const positions = new Map<string, number>();
    for (const id of drafts.keys()) positions.set(id, next++);
    for (const { key, change } of judged) {
      const number = change === null ? undefined : positions.get(change.id);
      if (key !== null && number !== undefined) numbers.set(key, number);
    }
  }
  return numbers;
}

/**
 * Two tills may send one key at the same moment, and nothing is locked that is not there yet (R5). The counter's row is:
 * of two who send a redemption and something else under one key, the second finds it in the other table.
 */
function requireAll(rows: readonly unknown[], written: number): void {
  if (written !== rows.length) throw new Overtaken();
}
