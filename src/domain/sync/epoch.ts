/** `restoredFeed`: the number at which a backup ended that the epoch began from; null where no backup was put in place. */
export type Epoch = { readonly number: number; readonly restoredFeed: number | null };

const NUMBERS_BEGIN_MS = Date.UTC(2026, 0, 1);

/**
 * The number of the epoch that follows `last` (R17). A database that was put back has forgotten later epochs, and their
 * numbers must not come again under other keys: so it counts the seconds since 2026, wherever the last one stood.
 */
export function nextEpochNumber(last: number, nowMs: number): number {
  return Math.max(last + 1, Math.floor((nowMs - NUMBERS_BEGIN_MS) / 1_000));
}

/**
 * The feed number after which a till's answers may be missing on the server; null: none is (R16).
 * @param held the till's epoch and cursor
 * @param next where the feed is now; `lineage`: all epochs that the server's database has been through, oldest first
 */
export function lostAfter(
  held: { readonly epoch: number; readonly feed: number },
  next: { readonly lineage: readonly Epoch[]; readonly feed: number },
): number | null {
  const at = next.lineage.findIndex(({ number }) => number === held.epoch);
  // An epoch that the server has forgotten: nobody knows where the two ways parted.
  if (at === -1) return 0;
  const restored = next.lineage.slice(at + 1).flatMap(({ restoredFeed }) => (restoredFeed === null ? [] : [restoredFeed]));
  if (restored.length > 0) return Math.min(...restored);
  return next.feed < held.feed ? 0 : null;
}

/** Whether an answer may be known to the till only. @param answerFeed null where the answer wrote nothing to the feed */
export function mayBeLost(answerFeed: number | null, after: number): boolean {
  return answerFeed === null || answerFeed > after;
}

/** Answers that a till has had about one redemption. `feed`: as of `mayBeLost`. */
export type AnsweredActs = {
  /** Null where it is none to the server: an ask that it refused, or one that was withdrawn. `isAsk`: it was accepted as one. */
  readonly redemption: { readonly feed: number | null; readonly isAsk: boolean } | null;
  /** The till's own reversal or withdrawal of it. */
  readonly undoing: { readonly feed: number | null } | null;
  /** By this till or by others. */
  readonly isUndone: boolean;
};

/**
 * What of a redemption a till says again (R16). With it goes the till's own undoing of it, which the server may have: then
 * it is answered as before. What others alone have undone is not sent: nobody would undo it again. `hearing`: of an ask
 * that the server has, that the till knows of its yes; that has no number, so it may always be lost (R10).
 */
export function saidAgain({ redemption, undoing, isUndone }: AnsweredActs, after: number): Record<"redemption" | "hearing" | "undoing", boolean> {
  const isOnRecord = redemption !== null && !mayBeLost(redemption.feed, after);
  const isLost = redemption !== null && !isOnRecord && (!isUndone || undoing !== null);
  return {
    redemption: isLost,
    hearing: isOnRecord && redemption.isAsk && !isUndone,
    undoing: undoing !== null && (isLost || mayBeLost(undoing.feed, after)),
  };
}
