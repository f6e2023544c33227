import type { Answer, Outcome } from "../../../src/domain/sync/answer";
import { inTransaction, type Sql } from "../sql";
import type { Push, TillOnRecord } from "../store";
import { applyEffect, keepRefused } from "./apply-effect";
import { changeOf, confirmHeard, type Change, feedDrafts, keysOfFacts, redemptionsChanged } from "./changes";
import { gather } from "./gather";
import { judgeItem } from "./judge-item";
import { lockArrivals } from "./lock-arrivals";
import { limitEvidence } from "./limit-evidence";
import { type Item, parseItems } from "./parse-items";
import type { PushRecord } from "./push-record";
import { writeAnswersAndFeed, writeRecord } from "./write-record";

type Judged = Omit<Answer, "feed"> & { readonly change: Change | null };

/**
 * Judges and records a push in one transaction: reads what is on record as sets, puts item after item before the
 * domain's judge, then writes what has changed as sets, the feed's counter last (R14).
 */
export async function push(sql: Sql, till: TillOnRecord, sent: Push, nowMs: number): Promise<readonly Answer[]> {
  const items = parseItems(sent.items);
  return await inTransaction(sql, async (tx) => {
    await lockArrivals(sql, tx, till.workspace, items);
    const record = await gather(sql, tx, till, items, sent.heard, nowMs);
    const heard = confirmHeard(record, [...sent.heard, ...keysOfFacts(record, items)]);
    const judged = items.map((item) => takeItem(record, item));
    await writeRecord(tx, record, items);
    const drafts = feedDrafts(record, [...redemptionsChanged(record), ...heard, ...judged.flatMap(({ change }) => (change === null ? [] : [change]))]);
    const numbers = await writeAnswersAndFeed(tx, record, drafts, judged);
    if (till.revokedMs !== null) await limitEvidence(tx, till);
    return judged.map(({ change, ...answer }) => {
      // A key used for something else reveals nothing of what it was used for first.
      const key = change !== null || answer.duplicate ? answer.key : null;
      return { ...answer, feed: key === null ? null : (numbers.get(key) ?? record.answers.get(key)?.feed ?? null) };
    });
  });
}

function takeItem(record: PushRecord, item: Item): Judged {
  if (item.kind === "malformed") {
    keepRefused(record, item.key, "malformed", item.sent);
    return { key: item.key, outcome: MALFORMED, duplicate: false, standing: "none", change: null };
  }
  const { event, digest } = item;
  const { outcome, duplicate, standing, effects } = judgeItem(record, event, digest);
  for (const effect of effects) applyEffect(record, effect, { ...item, outcome });
  // An ask that is not redeemed leaves no answer: the same key may come back as a fact (R3).
  if (effects.length === 0 || outcome.kind === "not-redeemed") return { key: event.key, outcome, duplicate, standing, change: null };
  record.answers.put({
    workspace: record.till.workspace,
    key: event.key,
    installation_id: record.till.installationId,
    digest,
    outcome: JSON.stringify(outcome),
    feed: null,
    received_ms: record.nowMs,
  });
  return { key: event.key, outcome, duplicate, standing, change: changeOf(record, event) };
}

const MALFORMED: Outcome = { kind: "refused", problem: "malformed" };
