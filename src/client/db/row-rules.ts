import type { FeedEntry } from "../../contract/messages/pull";
import type { StandingMessage } from "../../contract/messages/standings";
import { lostAfter, mayBeLost, saidAgain, type AnsweredActs } from "../../domain/sync/epoch";
import { newDuty } from "../../domain/sync/outbox-state";
import type { BaseMatch } from "./packed-base";
import type {
  CouponRecord,
  DeviceRecord,
  HistoryRecord,
  OutboxRecord,
  OutboxRedemption,
  OutboxReversal,
  OverlayRecord,
  SnapshotRecord,
  StoredRedemption,
} from "./records";
import type { Sought } from "./sought";
import type { NewSnapshot } from "./till-store";

/**
 * Whether a row takes the place of the one that is held: never of one with a higher number (R16), nor of one of the same
 * number that says who redeemed, where it only says that somebody did.
 */
export function isNewer(row: OverlayRecord, held: OverlayRecord | undefined): boolean {
  if (held === undefined) return true;
  const tellsLess = held.redeemed !== null && row.state === "redeemed" && row.redeemed === null;
  return held.number < row.number || (held.number === row.number && !tellsLess);
}

/** The row of a code after the server has undone a redemption; null where another holds the code. */
export function released(held: OverlayRecord | undefined, redemptionKey: string): OverlayRecord | null {
  return held?.redeemed?.redemptionKey === redemptionKey ? { ...held, state: "claimed", redeemed: null } : null;
}

/** What changes out of the feed say of codes. */
export function codeRowsOf(entries: readonly FeedEntry[]): readonly OverlayRecord[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== "code") return [];
    const { number, key, ordinal, state, redeemed } = entry;
    return [{ number, key, ordinal, state, redeemed }];
  });
}

/** Whether a coupon's change is from before what is held: a revocation has travelled ahead of it (R16). */
export function isOlder(number: number, held: CouponRecord | undefined): boolean {
  return held !== undefined && held.number > number;
}

/** An answered redemption once the feed has told what others have made of it (R6). */
export function afterNews(held: HistoryRecord, { standing, resolution }: Omit<StandingMessage, "redemptionKey">): HistoryRecord {
  return { ...held, resolution, reversed: held.reversed || standing === "reversed" };
}

/** Hashes of the blobs that a snapshot is made of. */
export function blobsOf(snapshot: SnapshotRecord): ReadonlySet<string> {
  return new Set([snapshot.states, ...snapshot.shards.map(({ hash }) => hash)]);
}

/** Coupons that a code's rows are of; of a claim the one that its token names, whatever rows there are (R20). */
export function ordinalsOf(sought: Sought, base: readonly BaseMatch[], overlay: readonly OverlayRecord[]): readonly number[] {
  if (typeof sought !== "string") return [sought.ordinal];
  return [...new Set([...base, ...overlay].map(({ ordinal }) => ordinal))];
}

/** The device once an item has its sequence number (R29). `sequence`: null is an ask's, which has none. */
export function withSequence(device: DeviceRecord | null, sequence: number | null): DeviceRecord | null {
  if (sequence === null) return device;
  if (device === null || sequence !== device.lastSequence + 1) throw new Error("an outbox item skipped its sequence number");
  return { ...device, lastSequence: sequence };
}

/** Items with a sequence number in its order, then the others in that of their keys. */
export function inOrder(items: readonly OutboxRecord[]): readonly OutboxRecord[] {
  return items.toSorted((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity) || (a.key < b.key ? -1 : 1));
}

/** The feed number after which the server may lack what it has answered to this till; null: it went on from there (R16). */
export function lostBy(old: SnapshotRecord | undefined, { snapshot, lineage }: NewSnapshot): number | null {
  if (old === undefined) return null;
  return lostAfter({ epoch: old.epoch.number, feed: old.feed }, { lineage, feed: snapshot.feed });
}

/**
 * What goes back into the outbox where the server may have lost what it answered after `after`, each under its own key
 * and number; what was an ask gets its first number, or is named once more where the server has it (R10, R16, R29).
 * @returns `moved`: keys of rows that the history has no longer; a redemption that only its undoing is sent of stays
 */
export function sentAgain({ history, outbox, lastSequence }: Said, after: number): Numbered<OutboxRecord> & { readonly moved: readonly string[] } {
  const beingUndone = new Set(outbox.map((item) => (item.kind === "reversal" ? item.redemptionKey : null)));
  const again = history.map((row) => ({ row, said: saidAgain(actsOf(row, beingUndone.has(row.key)), after) }));
  const redemptions = again.filter(({ said }) => said.redemption).map(({ row }) => row);
  const heard = again.filter(({ said }) => said.hearing).map(({ row }) => asAccepted(row));
  const undone = again.filter(({ said }) => said.undoing).map(({ row }) => row);
  const withdrawn = undone.flatMap(asWithdrawal);
  const facts = asFacts([...redemptions, ...outbox.filter((item) => isLostAsk(item, after))], lastSequence);
  return {
    items: [...facts.items, ...heard, ...withdrawn, ...undone.flatMap(asReversal)],
    moved: [...redemptions, ...heard, ...withdrawn].map(({ key }) => key),
    lastSequence: facts.lastSequence,
  };
}

/** All that a till says or has said, and the last number that it has given. */
type Said = { readonly history: readonly HistoryRecord[]; readonly outbox: readonly OutboxRecord[]; readonly lastSequence: number };

/** `lastSequence`: the last number given once these have theirs. */
type Numbered<Item extends OutboxRecord> = { readonly items: readonly Item[]; readonly lastSequence: number };

function actsOf({ outcome, circumstances, feed, sequence, reversed, reversal = null, withdrawal = null }: HistoryRecord, isBeingUndone: boolean): AnsweredActs {
  if (withdrawal !== null) return { redemption: null, undoing: { feed }, isUndone: true };
  // The server may have taken the ask, and heard by the fact that its till knows.
  const wasAsked = outcome.kind === "accepted" && circumstances.marks.includes("decided-after-ask-timed-out");
  // An ask that the server did not take never was a redemption.
  const redemption = sequence !== null || outcome.kind === "accepted" ? { feed, isAsk: sequence === null || wasAsked } : null;
  return { redemption, undoing: reversal ?? (isBeingUndone ? { feed: null } : null), isUndone: reversed };
}

/** An accepted ask that the server may not know of, let alone have heard that the till does. */
function isLostAsk(item: OutboxRecord, after: number): item is OutboxRedemption {
  return item.kind === "redemption" && item.state.phase === "confirmed" && mayBeLost(item.acceptedFeed, after);
}

function asFacts(redemptions: readonly StoredRedemption[], lastSequence: number): Numbered<OutboxRedemption> {
  let last = lastSequence;
  const items = redemptions.map((redemption): OutboxRedemption => {
    if (redemption.sequence === null) last += 1;
    return queued({ ...redemption, sequence: redemption.sequence ?? last }, "fact", null);
  });
  return { items, lastSequence: last };
}

/** In the outbox again until the till has named it. */
function asAccepted(row: HistoryRecord): OutboxRedemption {
  return { ...storedPart(row), kind: "redemption", state: { phase: "confirmed" }, acceptedFeed: row.feed, withdrawal: null };
}

function asWithdrawal({ withdrawal = null, ...row }: HistoryRecord): readonly OutboxRedemption[] {
  return withdrawal === null ? [] : [queued(row, "withdrawal", withdrawal)];
}

function asReversal({ key: redemptionKey, reversal = null }: HistoryRecord): readonly OutboxReversal[] {
  if (reversal === null) return [];
  const { feed: _feed, ...said } = reversal;
  return [{ ...said, kind: "reversal", redemptionKey, state: newDuty("reversal", 0) }];
}

function queued(row: StoredRedemption, duty: "fact" | "withdrawal", withdrawal: OutboxRedemption["withdrawal"]): OutboxRedemption {
  return { ...storedPart(row), kind: "redemption", state: newDuty(duty, 0), acceptedFeed: null, withdrawal };
}

function storedPart(row: StoredRedemption): StoredRedemption {
  const { key, lookupKey, isClaim, ordinal, contents, shown, circumstances, sequence, atMs, undoUntilMs, couponTitle, staffName } = row;
  return { key, lookupKey, isClaim, ordinal, contents, shown, circumstances, sequence, atMs, undoUntilMs, couponTitle, staffName };
}
