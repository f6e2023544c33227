import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { LeaseOnRecord } from "../../../src/domain/sync/lease";
import { type NamedRedemption, judgeReversal, judgeWithdrawal } from "../../../src/domain/sync/judge-reversal";
import { judgeRedemption, type RedemptionEvent } from "../../../src/domain/sync/judge-redemption";
import { type Judgement, type LedgerEntry, type Prior, standingOf, type TargetOnRecord } from "../../../src/domain/sync/ledger";
import type { Outcome, StandingNow } from "../../../src/domain/sync/answer";
import type { RedemptionContents, TillEvent } from "../../../src/domain/sync/event";
import { leaseOf } from "../leases/lease-rows";
import { answerUnder, asRefusalDetail, entryOf, isOf, type PushRecord, targetOf, versionKey } from "./push-record";
import { inOrder } from "./read-redemptions";

/** Puts what is on record before the domain's judge, which decides. */
export function judgeItem(record: PushRecord, event: TillEvent, digest: string): Judgement {
  const prior = priorOf(record, event);
  switch (event.kind) {
    case "ask":
    case "fact":
      return judgeArrival(record, event, digest, prior);
    case "reversal":
      return judgeReversal({
        event,
        digest,
        prior,
        isForeign: !record.staffIds.has(event.staffId) || isAnothers(record, event.redemptionKey),
        named: namedBy(record, event.redemptionKey),
      });
    case "withdrawal":
      return judgeWithdrawal({
        event,
        digest,
        prior,
        isForeign: isAnothers(record, event.redemptionKey),
        named: namedBy(record, event.redemptionKey),
      });
  }
}

/** What stands today of the redemption that an event is or names. */
function standingNow(record: PushRecord, event: TillEvent): StandingNow {
  const redemptionKey = event.kind === "reversal" || event.kind === "withdrawal" ? event.redemptionKey : event.key;
  const row = record.redemptions.get(redemptionKey);
  if (row !== undefined) return standingOf(entryOf(record, row));
  return record.withdrawnKeys.get(redemptionKey) === undefined ? "none" : "withdrawn";
}

function judgeArrival(record: PushRecord, event: RedemptionEvent, digest: string, prior: Prior): Judgement {
  const { contents, circumstances } = event;
  const coupon = record.coupons.get(contents.couponId) ?? null;
  const keptReversals = inOrder(keptReversalsOf(record, event.key));
  const usage = coupon === null ? undefined : record.usage.get(String(coupon.ordinal));
  return judgeRedemption({
    event,
    digest,
    prior,
    isForeign: isForeign(record, contents),
    mayOverride: contents.override !== null && record.supervisorIds.has(contents.override.supervisorId),
    termsNow: coupon,
    termsThen: coupon === null ? null : (record.versions.get(versionKey(coupon.ordinal, circumstances.couponVersion)) ?? null),
    target: targetOnRecord(record, contents),
    usage: usage ?? { used: 0, leased: 0 },
    lease: coupon !== null && isLeaseOf(record, coupon, contents.leaseId) ? leaseOnRecord(record, contents.leaseId) : null,
    keptReversals: keptReversals.map((reversal) => reversal.key),
    others: keptReversals.length === 0 ? [] : othersOf(record, event.key, contents),
    tillIsRevoked: record.till.revokedMs !== null,
    nowMs: record.nowMs,
  });
}

/** The till's own reversals that wait for a redemption (R8): what another sends under its key says nothing of it. */
export function keptReversalsOf({ reversals, till }: PushRecord, redemptionKey: string | null) {
  return reversals.filter(
    (one) => one.kept === 1 && one.redemption_key === redemptionKey && one.installation_id === till.installationId,
  );
}

/** Whether a redemption is on record that another installation has sent: every till is told its key, and none may undo it; the desk may. */
function isAnothers({ redemptions, till }: PushRecord, redemptionKey: string): boolean {
  const row = redemptions.get(redemptionKey);
  return row !== undefined && row.installation_id !== till.installationId && !till.isStandIn;
}

function isForeign({ storeIds, staffIds }: PushRecord, contents: RedemptionContents): boolean {
  const people = [contents.staffId, ...(contents.override === null ? [] : [contents.override.supervisorId])];
  return !storeIds.has(contents.storeId) || people.some((id) => !staffIds.has(id));
}

function priorOf(record: PushRecord, event: TillEvent): Prior {
  const answer = answerUnder(record, event.key);
  if (answer !== undefined) {
    const outcome = JSON.parse(answer.outcome) as Outcome;
    return { kind: "answered", digest: answer.digest, outcome, standing: standingNow(record, event) };
  }
  return record.withdrawnKeys.get(event.key) === undefined ? { kind: "none" } : { kind: "withdrawn" };
}

function namedBy(record: PushRecord, redemptionKey: string): NamedRedemption {
  const row = record.redemptions.get(redemptionKey);
  if (row === undefined) {
    const isOwn = (item: { installation_id: string }) => item.installation_id === record.till.installationId;
    const own = record.refusedItems.filter((item) => item.key === redemptionKey && isOwn(item));
    return own.length > 0 ? { kind: "refused" } : { kind: "none" };
  }
  const entry = entryOf(record, row);
  const terms = record.coupons.get(entry.contents.couponId);
  if (terms === undefined) throw new Error(`The redemption ${row.key} is of no coupon.`);
  return {
    kind: "recorded",
    entry,
    terms,
    others: othersOf(record, row.key, entry.contents),
    leaseIsOpen: leaseOnRecord(record, row.lease_id)?.kind === "open",
  };
}

function targetOnRecord(record: PushRecord, contents: RedemptionContents): TargetOnRecord {
  const target = targetOf(record, contents);
  if (target === null) return { kind: "unknown" };
  const holder = target.row.holder_key === null ? undefined : record.redemptions.get(target.row.holder_key);
  return {
    kind: "known",
    claimed: target.kind === "claim" || target.row.state === "claimed",
    isVoid: target.kind === "code" && target.row.state === "void",
    redeemed: holder === undefined ? null : asRefusalDetail(holder),
  };
}

/** Other redemptions of the same code or claim, oldest first; of a fixed code none are read, and none matter. */
function othersOf(record: PushRecord, key: string, contents: RedemptionContents): readonly LedgerEntry[] {
  const target = targetOf(record, contents);
  if (target === null) return [];
  const others = inOrder(record.redemptions.filter((row) => row.key !== key && isOf(row, target)));
  return others.map((row) => entryOf(record, row));
}

/** A lease is this till's, and of this coupon, or it gives no unit (R24). */
export function isLeaseOf({ leases, till }: PushRecord, coupon: Coupon, leaseId: string | null): boolean {
  const lease = leaseId === null ? undefined : leases.get(leaseId);
  return lease !== undefined && lease.installation_id === till.installationId && lease.ordinal === coupon.ordinal;
}

function leaseOnRecord(record: PushRecord, leaseId: string | null): LeaseOnRecord | null {
  const row = leaseId === null ? undefined : record.leases.get(leaseId);
  return row === undefined ? null : leaseOf(row);
}
