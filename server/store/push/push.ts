import type { Answer, Outcome } from "../../../src/domain/sync/answer";
import { inTransaction, type Sql, waitBriefly } from "../sql";
import { recallLeases } from "../leases/recall-leases";
import { applyEffect, keepRefused, settleReversal } from "./apply-effect";
import { changeOf, confirmHeard, feedDrafts, type Judged, type JudgedPush, keysOfFacts, redemptionsChanged, unitsMoved } from "./changes";
import { gather } from "./gather";
import { judgeItem, keptReversalsOf } from "./judge-item";
import { lockArrivals } from "./lock-arrivals";
import { limitEvidence } from "./limit-evidence";
import { releaseAwaited } from "./move-units";
import type { Item, TillPush } from "./parse-items";
import { answerUnder, type Gathered, type PushRecord, recordFor } from "./push-record";
import { writeAnswersAndFeed, writeRecord } from "./write-record";

/** One row that another server holds is to fail the push that needs it, not those that came with it. */
const WAITS_TOGETHER_MS = 250;

/**
 * Judges and records pushes of one workspace in one transaction, as if each had one of its own, in their order: reads
 * what is on record of all of them as sets, puts item after item before the domain's judge, then writes what has changed
 * as sets, the feed's counter last (R14).
 * @returns for each push an answer to each of its items
 */
export async function push(sql: Sql, workspace: number, pushes: readonly TillPush[]): Promise<readonly (readonly Answer[])[]> {
  const items = pushes.flatMap((one) => one.items);
  const heard = pushes.flatMap((one) => one.heard);
  const answers = await inTransaction(sql, async (tx) => {
    if (pushes.length > 1) await waitBriefly(sql, tx, WAITS_TOGETHER_MS);
    await lockArrivals(sql, tx, workspace, items);
    const gathered = await gather(sql, tx, workspace, items, heard);
    const judgedPushes = pushes.map((one) => judgePush(gathered, one));
    await writeRecord(sql, tx, gathered, pushes);
    const numbers = await writeAnswersAndFeed(tx, gathered, judgedPushes);
    // Only a handover, which is taken alone, is a revoked till's.
    for (const { till } of pushes) if (till.revokedMs !== null) await limitEvidence(tx, till);
    return judgedPushes.map(({ judged }) => judged.map((one) => answerOf(gathered, one, numbers)));
  });
  // After it: the leases of other tills are none of what it has locked, and nobody waits for them.
  for (const [index, one] of pushes.entries()) {
    const wanting = couponsWanting(one.items, answers[index] ?? []);
    if (wanting.length > 0) await recallLeases(sql, one.till, wanting, one.nowMs);
  }
  return answers;
}

/** Coupons that were asked for in vain, because nothing but other tills' units is left (R22). */
function couponsWanting(items: readonly Item[], answers: readonly Answer[]): readonly string[] {
  const wanting = items.flatMap((item, index) => {
    const outcome = answers[index]?.outcome;
    if (item.kind === "malformed" || item.event.kind !== "ask" || outcome?.kind !== "not-redeemed") return [];
    const isLeased = outcome.refusals.some((refusal) => refusal.reason === "used-up" && refusal.leased > 0);
    return isLeased ? [item.event.contents.couponId] : [];
  });
  return [...new Set(wanting)];
}

/** Judges a push item by item; what it changes is written later. */
export function judgePush(gathered: Gathered, { till, items, heard, nowMs }: TillPush): JudgedPush {
  const record = recordFor(gathered, till, nowMs);
  const confirmed = confirmHeard(record, [...heard, ...keysOfFacts(record, items)]);
  const judged = items.map((item) => takeItem(record, item));
  const changes = [...redemptionsChanged(record), ...confirmed, ...judged.flatMap(({ change }) => change ?? []), ...unitsMoved(record)];
  return { judged, drafts: feedDrafts(record, changes) };
}

function answerOf(gathered: Gathered, { change, ...answer }: Judged, numbers: ReadonlyMap<string, number>): Answer {
  // A key used for something else reveals nothing of what it was used for first.
  const key = change !== null || answer.duplicate ? answer.key : null;
  return { ...answer, feed: key === null ? null : (numbers.get(key) ?? answerUnder(gathered, key)?.feed ?? null) };
}

function takeItem(record: PushRecord, item: Item): Judged {
  if (item.kind === "malformed") {
    keepRefused(record, item.key, "malformed", item.sent);
    for (const { key } of keptReversalsOf(record, item.key)) settleReversal(record, key, MOOT);
    return { key: item.key, outcome: MALFORMED, duplicate: false, standing: "none", change: null };
  }
  const { event, digest } = item;
  const { outcome, duplicate, standing, effects } = judgeItem(record, event, digest);
  for (const effect of effects) applyEffect(record, effect, { ...item, outcome });
  // After an ask, its fact may still come.
  if (event.kind === "fact") releaseAwaited(record, event);
  // A till's ask that is not redeemed leaves no answer: the same key may come back as a fact (R3).
  const isForgotten = outcome.kind === "not-redeemed" && !record.till.isStandIn;
  if (effects.length === 0 || isForgotten) return { key: event.key, outcome, duplicate, standing, change: null };
  if (record.redemptions.get(event.key) === undefined) {
    record.answers.put({
      workspace: record.till.workspace,
      key: event.key,
      installation_id: record.till.installationId,
      digest,
      outcome: JSON.stringify(outcome),
      feed: null,
      received_ms: record.nowMs,
    });
  }
  return { key: event.key, outcome, duplicate, standing, change: changeOf(record, event) };
}

const MOOT: Outcome = { kind: "moot" };
const MALFORMED: Outcome = { kind: "refused", problem: "malformed" };
