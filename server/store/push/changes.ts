import type { Coupon } from "../../../src/domain/coupon/coupon";
import { isUsedOnce } from "../../../src/domain/redemption/used-once";
import type { Answer } from "../../../src/domain/sync/answer";
import { standingOf } from "../../../src/domain/sync/ledger";
import { isFinal } from "../../../src/domain/sync/resolve-conflict";
import type { RedemptionContents, TillEvent } from "../../../src/domain/sync/event";
import { snapshotCouponOf } from "../coupon-rows";
import type { FeedDraft } from "../feed";
import { base64urlOf } from "../snapshot-key";
import { isRedemption, type Item } from "./parse-items";
import { answerUnder, contentsOf, entryOf, type PushRecord, redeemedOf, targetId, targetOf } from "./push-record";

/** What other tills are told of: a code or claim that is redeemed once, or a coupon whose uses count. */
export type Change = { readonly id: string; readonly draft: (record: PushRecord) => FeedDraft };

/** An item's answer, but for the number that is taken last (R14), and the change by which it shows. */
export type Judged = Omit<Answer, "feed"> & { readonly change: Change | null };

/** A push whose items are judged. `drafts`: what it has changed, as it stood after it, by the changes' ids. */
export type JudgedPush = { readonly judged: readonly Judged[]; readonly drafts: ReadonlyMap<string, FeedDraft> };

/** The change by which an event shows in the feed; null where no redemption is on record that it is or names. */
export function changeOf(record: PushRecord, event: TillEvent): Change | null {
  const row = record.redemptions.get(isRedemption(event) ? event.key : event.redemptionKey);
  if (row === undefined) return null;
  return changeOfContents(record, isRedemption(event) ? event.contents : contentsOf(row));
}

/** Marks accepted asks that their till has now heard of; others see them as confirmed (R10). */
export function confirmHeard(record: PushRecord, keys: readonly string[]): readonly Change[] {
  return keys.flatMap((key) => {
    const row = record.redemptions.get(key);
    if (row === undefined || row.kind !== "ask" || row.confirmed_ms !== null) return [];
    if (row.installation_id !== record.till.installationId) return [];
    record.redemptions.put({ ...row, confirmed_ms: record.nowMs });
    return [changeOfContents(record, contentsOf(row))];
  });
}

/**
 * Keys of the facts among some items that were recorded as asks: a till that decided alone, after an answer that it never
 * got, names them all the same (R10).
 */
export function keysOfFacts(record: PushRecord, items: readonly Item[]): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === "malformed" || item.event.kind !== "fact") return [];
    return answerUnder(record, item.event.key)?.digest === item.digest ? [item.event.key] : [];
  });
}

/**
 * What tills are told of redemptions that others' doing has changed: conflicts that this push has closed, and what it has
 * undone for another till (R6). A till that hears keeps it in its history.
 */
export function redemptionsChanged(record: PushRecord): readonly Change[] {
  return record.redemptions.changedInRound().flatMap((row) => {
    const resolution = record.conflicts.get(row.key)?.resolution ?? null;
    const isUndoneForAnother = row.reversed_by !== null && row.installation_id !== record.till.installationId;
    if (!isUndoneForAnother && (resolution === null || !isFinal(resolution))) return [];
    const standing = standingOf(entryOf(record, row));
    return [{ id: `redemption ${row.key}`, draft: () => ({ kind: "redemption", redemptionKey: row.key, standing, resolution }) }];
  });
}

/** What tills are told of coupons whose units this push has moved: a claim's redemption, too, spends one (R44). */
export function unitsMoved({ coupons, usage }: PushRecord): readonly Change[] {
  const moved = new Set(usage.changedInRound().map(({ ordinal }) => ordinal));
  return [...coupons.values()].filter(({ ordinal }) => moved.has(ordinal)).map(couponChange);
}

/** One entry for each thing that changed, as it stands after the whole push. */
export function feedDrafts(record: PushRecord, changes: readonly Change[]): ReadonlyMap<string, FeedDraft> {
  return new Map(changes.map(({ id, draft }) => [id, draft(record)]));
}

function changeOfContents(record: PushRecord, contents: RedemptionContents): Change {
  const coupon = record.coupons.get(contents.couponId);
  if (coupon === undefined) throw new Error(`The coupon ${contents.couponId} was redeemed and is not there.`);
  const target = targetOf(record, contents);
  if (target !== null && isUsedOnce(coupon, contents.shown.kind)) {
    return { id: `target ${targetId(coupon.ordinal, contents.shown)}`, draft: (now) => targetDraft(now, contents) };
  }
  return couponChange(coupon);
}

function couponChange(coupon: Coupon): Change {
  return {
    id: `coupon ${coupon.ordinal}`,
    draft: (now) => {
      const usage = now.usage.get(String(coupon.ordinal)) ?? { used: 0, leased: 0 };
      return { kind: "coupon", coupon: snapshotCouponOf(coupon, usage) };
    },
  };
}

function targetDraft(record: PushRecord, contents: RedemptionContents): FeedDraft {
  const target = targetOf(record, contents);
  if (target === null) throw new Error("A code that was redeemed is not there.");
  const { row } = target;
  const holder = row.holder_key === null ? undefined : record.redemptions.get(row.holder_key);
  const free = target.kind === "claim" ? "claimed" : target.row.state;
  return {
    kind: "code",
    key: base64urlOf(row.snapshot_key),
    ordinal: row.ordinal,
    state: holder === undefined ? free : "redeemed",
    redeemed: holder === undefined ? null : redeemedOf(holder),
  };
}
