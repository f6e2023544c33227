import type { AnswerMessage } from "../../contract/messages/push";
import { isExtra } from "../../domain/redemption/override";
import type { HistoryRecord, OutboxRecord, OutboxRedemption, OverlayRecord } from "../db/records";
import type { Settled } from "../db/till-store";

/** `cursor`: the till has every change of the feed up to this number. */
export type SettlingTill = { readonly deviceId: string; readonly cursor: number };

/** What an answer leaves behind when its item leaves the outbox (R16). */
export function settledFrom(item: OutboxRecord, answer: AnswerMessage, till: SettlingTill): Settled {
  switch (item.kind) {
    case "fact":
      return { key: item.key, history: historyOf(item, answer), overlay: overlayOf(item, answer, till), reversed: null };
    case "reversal": {
      const isDone = answer.outcome.kind === "reversed" || answer.outcome.kind === "kept";
      return { key: item.key, history: null, overlay: null, reversed: isDone ? item.redemptionKey : null };
    }
  }
}

function historyOf({ kind: _kind, state: _state, ...stored }: OutboxRedemption, answer: AnswerMessage): HistoryRecord {
  const needsAPerson = answer.outcome.kind === "conflict" || answer.outcome.kind === "refused";
  return {
    ...stored,
    outcome: answer.outcome,
    feed: answer.feed,
    attention: needsAPerson ? 1 : 0,
    reversed: answer.standing === "reversed",
  };
}

function overlayOf(item: OutboxRedemption, answer: AnswerMessage, till: SettlingTill): OverlayRecord | null {
  const { lookupKey: key, ordinal, contents } = item;
  const isAnother = answer.outcome.kind === "conflict" && answer.outcome.cause === "double";
  // By whom, the feed tells: its row has a number above the cursor, or is there already.
  if (isAnother) return { key, ordinal, number: till.cursor, state: "redeemed", redeemed: null };

  const holdsTheCode = answer.outcome.kind === "accepted" && answer.standing === "redeemed";
  if (!holdsTheCode || answer.feed === null || isExtra(contents.override?.reasons ?? [])) return null;
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
