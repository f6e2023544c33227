import type { AnswerMessage } from "../../contract/messages/push";
import { isExtra } from "../../domain/redemption/override";
import type { Mark } from "../../domain/sync/event";
import type { AnsweredReversal, HistoryRecord, OutboxRecord, OutboxRedemption, OutboxReversal, OverlayRecord } from "../db/records";
import type { Left } from "../db/till-store";

export type SettlingTill = { readonly deviceId: string };

type Answered = Pick<AnswerMessage, "outcome" | "feed" | "standing">;

/**
 * What an item leaves behind when its answer takes it out of the outbox (R16).
 * @param redemption the answered one that a reversal names, where the till has it yet
 */
export function leftBy(item: OutboxRecord, answer: Answered, till: SettlingTill, redemption: HistoryRecord | null): Left {
  if (item.kind === "reversal") {
    const isDone = answer.outcome.kind === "reversed" || answer.outcome.kind === "kept";
    const history = redemption && { ...redemption, reversal: answeredReversal(item, answer), reversed: redemption.reversed || isDone };
    return { history, overlay: null, undone: isDone ? item.redemptionKey : null };
  }
  if (item.withdrawal !== null) {
    const { withdrawal } = item;
    return { history: { ...historyOf(item, answer), attention: 0, reversed: true, withdrawal }, overlay: null, undone: item.key };
  }
  return { history: historyOf(item, answer), overlay: overlayOf(item, answer, till), undone: null };
}

/** What an item leaves behind that a revoked till has handed over: marked as the server marks it (R30). */
export function leftByHandover(item: OutboxRecord, answer: Answered, till: SettlingTill, redemption: HistoryRecord | null): Left {
  const left = leftBy(item, answer, till, redemption);
  if (left.history === null || item.kind === "reversal" || item.withdrawal !== null) return left;
  const { circumstances } = left.history;
  return { ...left, history: { ...left.history, circumstances: { ...circumstances, marks: [...circumstances.marks, LATE] } } };
}

export function isHandedOver({ circumstances }: HistoryRecord): boolean {
  return circumstances.marks.includes(LATE);
}

const LATE: Mark = "late-device";

/** What an accepted ask leaves behind once the server has heard that the till knows (R10); null for any other item. */
export function leftByHeard(item: OutboxRecord): Left | null {
  if (item.kind === "reversal" || item.state.phase !== "confirmed") return null;
  const answer: Answered = { outcome: { kind: "accepted" }, feed: item.acceptedFeed, standing: "redeemed" };
  return { history: historyOf(item, answer), overlay: null, undone: null };
}

/** The row of a redeemed code; null where the answer says nothing of it. */
export function overlayOf(item: OutboxRedemption, answer: Answered, till: SettlingTill): OverlayRecord | null {
  const { lookupKey: key, ordinal, contents } = item;
  if (answer.feed === null) return null;
  const isAnother = answer.outcome.kind === "conflict" && answer.outcome.cause === "double";
  // By whom, the feed tells under the same number: here or soon.
  if (isAnother) return { key, ordinal, number: answer.feed, state: "redeemed", redeemed: null };

  const holdsTheCode = answer.outcome.kind === "accepted" && answer.standing === "redeemed";
  if (!holdsTheCode || isExtra(contents.override?.reasons ?? [])) return null;
  const redeemed = {
    redemptionKey: item.key,
    atMs: item.atMs,
    storeId: contents.storeId,
    deviceId: till.deviceId,
    staffId: contents.staffId,
    unconfirmed: false,
  };
  return { key, ordinal, number: answer.feed, state: "redeemed", redeemed };
}

function answeredReversal({ key, sequence, staffId, reason, time }: OutboxReversal, { feed }: Answered): AnsweredReversal {
  return { key, sequence, staffId, reason, time, feed };
}

function historyOf(item: OutboxRedemption, answer: Answered): HistoryRecord {
  const { kind: _kind, state: _state, acceptedFeed: _acceptedFeed, withdrawal: _withdrawal, ...stored } = item;
  const isConflict = answer.outcome.kind === "conflict";
  const needsAPerson = isConflict || answer.outcome.kind === "refused";
  // What the feed said of it while its answer was on the way found no row in the history (R6).
  const isPromoted = isConflict && answer.standing === "redeemed";
  return {
    ...stored,
    ...(isPromoted ? { resolution: "promoted" as const } : {}),
    outcome: answer.outcome,
    feed: answer.feed,
    attention: needsAPerson ? 1 : 0,
    reversed: answer.standing === "reversed",
  };
}
