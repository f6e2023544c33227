import type { InsertResult } from "kysely";
import type { FeedDraft } from "../feed";
import { appendToFeed } from "../feed";
import type { Database } from "../schema";
import { type FeedTx, Overtaken, type Tx } from "../sql";
import type { Change } from "./changes";
import type { Item } from "./parse-items";
import type { PushRecord } from "./push-record";
import { rememberSequence } from "./remember-sequence";

/** Writes what a push has changed, each table as one set, all but the answers and the feed. */
export async function writeRecord(tx: Tx, record: PushRecord, items: readonly Item[]): Promise<void> {
  const codes = record.codes.changed();
  if (codes.length > 0) {
    await tx
      .insertInto("codes")
      .values(codes)
      .onConflict((row) =>
        row
          .columns(["workspace", "code_type", "value", "ordinal"])
          .doUpdateSet((to) => ({ holder_key: to.ref("excluded.holder_key") })),
      )
      .execute();
  }
  const claims = record.claims.changed();
  if (claims.length > 0) {
    await tx
      .insertInto("claims")
      .values(claims)
      .onConflict((row) =>
        row.columns(["workspace", "id"]).doUpdateSet((to) => ({ holder_key: to.ref("excluded.holder_key") })),
      )
      .execute();
  }
  const usage = record.usage.changed();
  if (usage.length > 0) {
    await tx
      .insertInto("usage")
      .values(usage)
      .onConflict((row) =>
        row
          .columns(["workspace", "ordinal"])
          .doUpdateSet((to) => ({ used: to.ref("excluded.used"), leased: to.ref("excluded.leased") })),
      )
      .execute();
  }
  const leases = record.leases.changed();
  if (leases.length > 0) {
    await tx
      .insertInto("leases")
      .values(leases)
      .onConflict((row) =>
        row
          .columns(["workspace", "id"])
          .doUpdateSet((to) => ({ spent: to.ref("excluded.spent"), awaited_keys: to.ref("excluded.awaited_keys") })),
      )
      .execute();
  }
  await writeEvents(tx, record);
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
  const numbers = new Map<string, number>();
  // Also without a change: an empty push has to fail where nothing can be written, or tills would blame their items (R7).
  const first = await appendToFeed(tx, record.till.workspace, [...drafts.values()]);
  const ids = [...drafts.keys()];
  for (const { key, change } of judged) {
    if (key !== null && change !== null) numbers.set(key, first + ids.indexOf(change.id));
  }
  const numbered = (row: Database["answers"]) => ({ ...row, feed: numbers.get(row.key) ?? row.feed });
  const newAnswers = record.answers.added().map(numbered);
  if (newAnswers.length > 0) {
    const written = await tx
      .insertInto("answers")
      .values(newAnswers)
      .onConflict((row) => row.columns(["workspace", "key"]).doNothing())
      .executeTakeFirstOrThrow();
    requireAll(newAnswers, written);
  }
  const answers = record.answers.altered().map(numbered);
  if (answers.length > 0) {
    await tx
      .insertInto("answers")
      .values(answers)
      .onConflict((row) =>
        row.columns(["workspace", "key"]).doUpdateSet((to) => ({ outcome: to.ref("excluded.outcome") })),
      )
      .execute();
  }
  return numbers;
}

async function writeEvents(tx: Tx, record: PushRecord): Promise<void> {
  const newRedemptions = record.redemptions.added();
  if (newRedemptions.length > 0) {
    const written = await tx
      .insertInto("redemptions")
      .values(newRedemptions)
      .onConflict((row) => row.columns(["workspace", "key"]).doNothing())
      .executeTakeFirstOrThrow();
    requireAll(newRedemptions, written);
  }
  const redemptions = record.redemptions.altered();
  if (redemptions.length > 0) {
    await tx
      .insertInto("redemptions")
      .values(redemptions)
      .onConflict((row) =>
        row.columns(["workspace", "key"]).doUpdateSet((to) => ({
          hold: to.ref("excluded.hold"),
          cause: to.ref("excluded.cause"),
          unit: to.ref("excluded.unit"),
          lease_id: to.ref("excluded.lease_id"),
          confirmed_ms: to.ref("excluded.confirmed_ms"),
          reversed_by: to.ref("excluded.reversed_by"),
        })),
      )
      .execute();
  }
  const conflicts = record.conflicts.changed();
  if (conflicts.length > 0) {
    await tx
      .insertInto("conflicts")
      .values(conflicts)
      .onConflict((row) =>
        row.columns(["workspace", "redemption_key"]).doUpdateSet((to) => ({
          resolution: to.ref("excluded.resolution"),
          resolved_ms: to.ref("excluded.resolved_ms"),
        })),
      )
      .execute();
  }
  const reversals = record.reversals.changed();
  if (reversals.length > 0) {
    await tx
      .insertInto("reversals")
      .values(reversals)
      .onConflict((row) => row.columns(["workspace", "key"]).doUpdateSet((to) => ({ kept: to.ref("excluded.kept") })))
      .execute();
  }
  const withdrawnKeys = record.withdrawnKeys.changed();
  if (withdrawnKeys.length > 0) {
    await tx
      .insertInto("withdrawn_keys")
      .values(withdrawnKeys)
      .onConflict((row) => row.columns(["workspace", "redemption_key"]).doNothing())
      .execute();
  }
  const refusedItems = record.refusedItems.changed();
  if (refusedItems.length > 0) {
    await tx
      .insertInto("refused_items")
      .values(refusedItems)
      .onConflict((row) => row.columns(["workspace", "installation_id", "digest"]).doNothing())
      .execute();
  }
}

/** Two tills may send one key at the same moment, and nothing is locked that is not there yet (R5). */
function requireAll(rows: readonly unknown[], { numInsertedOrUpdatedRows }: InsertResult): void {
  if (numInsertedOrUpdatedRows !== BigInt(rows.length)) throw new Overtaken();
}
