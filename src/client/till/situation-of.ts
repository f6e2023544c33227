import { parseCouponId } from "../../domain/coupon/coupon-id";
import type { CouponTerms, Usage } from "../../domain/coupon/coupon";
import { isLiftedByNetwork, type Redeemed } from "../../domain/redemption/refusal";
import { decideRedemption, type Decision } from "../../domain/redemption/decide-redemption";
import type { Decider, Situation, Standing } from "../../domain/redemption/situation";
import { isExtra } from "../../domain/redemption/override";
import { correctedMs } from "../../domain/sync/corrected-time";
import { spendableUnits } from "../../domain/sync/lease";
import { lookUpCode, type CodeRow, type PendingEvent } from "../../domain/sync/overlay";
import type { TillTime } from "../../domain/sync/event";
import { heldLease } from "../db/lease-use";
import type { OutboxRecord, OverlayRecord, SnapshotRecord, StoredRedemption } from "../db/records";
import type { Known, KnownCode } from "../db/till-store";
import { isGoodLine, type Network } from "../sync/line";
import type { TillClock } from "../sync/till-clock";

/** The moment of an act: corrected time, and what the server is told of how it came about. */
export type Moment = { readonly nowMs: number; readonly time: TillTime; readonly clockIsBehind: boolean };

export function momentBy(clock: Pick<TillClock, "time" | "isBehind">): Moment {
  const time = clock.time();
  return { nowMs: correctedMs(time), time, clockIsBehind: clock.isBehind() };
}

/**
 * What the till knows of a shown code or claim, as the domain wants it, with who is to decide: the server, where the line is good
 * or nothing but the network lifts what stops the till; else the till alone (R2). `code`: null where no coupon has it.
 */
export function situationOf(
  known: Known,
  snapshot: SnapshotRecord,
  code: KnownCode | null,
  moment: Moment,
  network: Network,
): Situation {
  const leaseUnits = unitsToSpend(code, moment);
  const alone = aloneSituationOf(known, snapshot, code, moment, leaseUnits);
  const asks = isGoodLine(network) || needsTheNetwork(decideRedemption(alone));
  return asks ? { ...alone, decider: { kind: "asking-till", leaseUnits } } : alone;
}

/**
 * The same for what the cashier is told on sight: a till that knows itself to be offline promises nothing that only the
 * server can give.
 */
export function situationOnSight(
  known: Known,
  snapshot: SnapshotRecord,
  code: KnownCode | null,
  moment: Moment,
  network: Network,
): Situation {
  if (network.kind !== "offline") return situationOf(known, snapshot, code, moment, network);
  return aloneSituationOf(known, snapshot, code, moment, unitsToSpend(code, moment));
}

/** The lease that a redemption of a code would spend a unit of, with what is left of it; null where there is none (R21). */
export function leaseToSpend({ leases }: KnownCode, { nowMs, clockIsBehind }: Moment): { readonly leaseId: string; readonly units: number } | null {
  const spendable = leases
    .filter(({ lease }) => !lease.closing)
    .map((inUse) => ({ leaseId: inUse.lease.leaseId, units: spendableUnits(heldLease(inUse), nowMs, clockIsBehind) }));
  return spendable.find(({ units }) => units > 0) ?? null;
}

/** Whether the unit that an ask has reserved may still be spent: also where its lease was called back meanwhile (R21, R23). */
export function isUnitReserved({ leases }: KnownCode, { contents }: StoredRedemption, { nowMs, clockIsBehind }: Moment): boolean {
  const lease = leases.find((inUse) => inUse.lease.leaseId === contents.leaseId)?.lease;
  return lease !== undefined && spendableUnits({ ...lease, spent: 0 }, nowMs, clockIsBehind) > 0;
}

/** As `situationOf`, for a till that has the last word. `leaseUnits`: units of its lease that it may spend. */
export function aloneSituationOf(
  known: Known,
  snapshot: SnapshotRecord,
  code: KnownCode | null,
  moment: Moment,
  leaseUnits: number,
): Situation {
  return {
    terms: code === null ? null : termsOf(code),
    shown: code?.kind ?? "code",
    standing: code === null ? NOTHING_KNOWN : standingOf(code, known, snapshot),
    usage: code === null ? { used: 0, leased: 0 } : usageOf(code),
    attempt: { nowMs: moment.nowMs, storeId: snapshot.storeId, method: "staff-scan", overridden: [] },
    decider: loneTill(known, snapshot, moment.time, leaseUnits),
  };
}

export function termsOf({ coupon: { coupon } }: KnownCode): CouponTerms {
  const { used: _used, leased: _leased, ...terms } = coupon;
  const couponId = parseCouponId(coupon.couponId);
  if (!couponId.ok) throw new Error("the server sent a coupon whose id is none");
  return { ...terms, couponId: couponId.value };
}

const NOTHING_KNOWN: Standing = { claimed: false, redeemed: null, isVoid: false, inSnapshot: true };

function standingOf(code: KnownCode, known: Known, snapshot: SnapshotRecord): Standing {
  const base: CodeRow | null = code.base === null ? null : { feed: snapshot.baseFeed, state: code.base, redeemed: null };
  const overlay = code.overlay === null ? null : rowOf(code.overlay);
  const row = lookUpCode({ base, overlay, pending: pendingOf(code, known.device?.device.id ?? null) });
  const before: Redeemed = {
    when: { kind: "before", ms: snapshot.baseAsOfMs },
    storeId: null,
    deviceId: null,
    staffId: null,
    unconfirmed: false,
  };
  return {
    claimed: code.kind === "claim" || row?.state === "claimed" || row?.state === "redeemed",
    redeemed: row?.state === "redeemed" ? (row.redeemed?.details ?? before) : null,
    isVoid: row?.state === "void",
    inSnapshot: base !== null || overlay !== null,
  };
}

function rowOf({ number, state, redeemed }: OverlayRecord): CodeRow {
  if (redeemed === null) return { feed: number, state, redeemed: null };
  const { redemptionKey, atMs, ...who } = redeemed;
  return { feed: number, state, redeemed: { redemptionKey, details: { when: { kind: "at", ms: atMs }, ...who } } };
}

function pendingOf({ outbox }: KnownCode, deviceId: string | null): readonly PendingEvent[] {
  const undone = new Set(outbox.map(undoneBy));
  const undoing = [...undone].flatMap((key): PendingEvent[] => (key === null ? [] : [{ kind: "undoing", redemptionKey: key }]));
  // A redemption and its own undoing cancel out, in whatever order they were queued.
  const standing = outbox.filter((item) => item.kind === "redemption").filter(({ key }) => !undone.has(key));
  const redeeming = standing
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ key, atMs, contents: { storeId, staffId } }): PendingEvent => {
      const details: Redeemed = { when: { kind: "at", ms: atMs }, storeId, deviceId, staffId, unconfirmed: false };
      return { kind: "redemption", redemptionKey: key, details };
    });
  return [...undoing, ...redeeming];
}

/** The redemption that an item undoes: a reversal another one, a withdrawal its own. */
function undoneBy(item: OutboxRecord): string | null {
  if (item.kind === "reversal") return item.redemptionKey;
  return item.withdrawal === null ? null : item.key;
}

/** Uses that the server has counted, and this till's own that the coupon's row does not count yet (R12). */
function usageOf({ coupon: { coupon, number }, outbox, answered }: KnownCode): Usage {
  const own = outbox.filter((item) => item.kind === "redemption").filter(({ withdrawal }) => withdrawal === null);
  const queued = own.filter(({ acceptedFeed }) => acceptedFeed === null || acceptedFeed > number).filter(spendsAUnit);
  const taken = answered.filter(({ outcome, reversed }) => outcome.kind === "accepted" && !reversed).filter(spendsAUnit);
  // A unit of this till's lease is no longer leased once it is used.
  const ofLeases = [...queued, ...taken].filter(({ contents }) => contents.leaseId !== null).length;
  return { used: coupon.used + queued.length + taken.length, leased: Math.max(0, coupon.leased - ofLeases) };
}

function spendsAUnit({ contents }: Pick<StoredRedemption, "contents">): boolean {
  return !isExtra(contents.override?.reasons ?? []);
}

function unitsToSpend(code: KnownCode | null, moment: Moment): number {
  return code === null ? 0 : (leaseToSpend(code, moment)?.units ?? 0);
}

function needsTheNetwork(decision: Decision): boolean {
  return decision.kind === "refuse" && decision.refusals.some(({ reason }) => isLiftedByNetwork(reason));
}

function loneTill({ device, unsent }: Known, snapshot: SnapshotRecord, time: TillTime, leaseUnits: number): Decider {
  return {
    kind: "lone-till",
    leaseUnits,
    unsent,
    storagePersists: device?.storage === "granted",
    lastPullMs: snapshot.asOfMs,
    maxSnapshotAgeMs: snapshot.settings.maxSnapshotAgeMs,
    clockUncertain: time.uncertain,
  };
}
