import type { FeedEntry } from "../../contract/messages/pull";
import { lostAfter, mayBeLost } from "../../domain/sync/epoch";
import { newDuty } from "../../domain/sync/outbox-state";
import type { BaseMatch } from "./packed-base";
import type { CouponRecord, DeviceRecord, HistoryRecord, OutboxRecord, OutboxRedemption, OverlayRecord, SnapshotRecord, StoredRedemption } from "./records";
import type { NewSnapshot } from "./till-store";

/**
 * What every store of a till does to its rows, whatever keeps them. A row never replaces one with a higher number (R16),
 * nor one that says who redeemed with one that only says that somebody did.
 */
export function isNewer(row: OverlayRecord, held: OverlayRecord | undefined): boolean {
  if (held === undefined) return true;
  const tellsLess = held.state === "redeemed" && row.state === "redeemed" && row.redeemed === null;
  return held.number <= row.number && !tellsLess;
}

/** The row of a code after the server has undone a redemption; null where another holds the code. */
export function released(held: OverlayRecord | undefined, redemptionKey: string): OverlayRecord | null {
  return held?.redeemed?.redemptionKey === redemptionKey ? { ...held, state: "claimed", redeemed: null } : null;
}

export function rowOf({ number, key, ordinal, state, redeemed }: Extract<FeedEntry, { kind: "code" }>): OverlayRecord {
  return { number, key, ordinal, state, redeemed };
}

/** Whether a coupon's change is from before what is held: a revocation has travelled ahead of it (R16). */
export function isOlder(number: number, held: CouponRecord | undefined): boolean {
  return held !== undefined && held.number > number;
}

/** An answered redemption once the feed has told what others have made of it (R6). */
export function afterNews(held: HistoryRecord, { standing, resolution }: Extract<FeedEntry, { kind: "redemption" }>): HistoryRecord {
  return { ...held, resolution, reversed: held.reversed || standing === "reversed" };
}

/** Hashes of the blobs that a snapshot is made of. */
export function blobsOf(snapshot: SnapshotRecord): ReadonlySet<string> {
  return new Set([snapshot.states, ...snapshot.shards.map(({ hash }) => hash)]);
}

/** Coupons that a code's rows are of. */
export function ordinalsOf(base: readonly BaseMatch[], overlay: readonly OverlayRecord[]): readonly number[] {
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

/** An answered redemption that is sent again to a server that was put back: an ask that it did not take never was one. */
export function isSentAgain({ reversed, sequence, outcome, feed }: HistoryRecord, after: number): boolean {
  return !reversed && (sequence !== null || outcome.kind === "accepted") && mayBeLost(feed, after);
}

/** An accepted ask that the server may not know of, let alone have heard that the till does. */
export function isLostAsk(item: OutboxRecord, after: number): item is OutboxRedemption {
  return item.kind === "redemption" && item.state.phase === "confirmed" && mayBeLost(item.acceptedFeed, after);
}

/** Redemptions as facts to be sent; what was an ask gets its first sequence number (R29). */
export function asFacts(
  redemptions: readonly (OutboxRedemption | HistoryRecord)[],
  lastSequence: number,
): { readonly items: readonly OutboxRedemption[]; readonly lastSequence: number } {
  let last = lastSequence;
  const items = redemptions.map((redemption): OutboxRedemption => {
    if (redemption.sequence === null) last += 1;
    const sequence = redemption.sequence ?? last;
    return { ...storedPart(redemption), sequence, kind: "redemption", state: newDuty("fact", 0), acceptedFeed: null, withdrawal: null };
  });
  return { items, lastSequence: last };
}

function storedPart(row: OutboxRedemption | HistoryRecord): StoredRedemption {
  const { key, lookupKey, ordinal, contents, shown, circumstances, sequence, atMs, undoUntilMs, couponTitle, staffName } = row;
  return { key, lookupKey, ordinal, contents, shown, circumstances, sequence, atMs, undoUntilMs, couponTitle, staffName };
}
