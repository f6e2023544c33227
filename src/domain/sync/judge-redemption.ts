import type { CouponTerms, Usage } from "../coupon/coupon";
import { spendsUnits } from "../coupon/offline-default";
import { decideRedemption, type Decision } from "../redemption/decide-redemption";
import { isExtra } from "../redemption/override";
import type { OverridableReason } from "../redemption/refusal";
import { answerAgain, judged } from "./answer-again";
import { conflictCauseOf } from "./conflict-cause";
import { correctedMs } from "./corrected-time";
import type { Mark, TillEvent } from "./event";
import { hasUnitFor, type LeaseOnRecord } from "./lease";
import {
  standingOf,
  type Effect,
  type Hold,
  type Judgement,
  type LedgerEntry,
  type Prior,
  type TargetOnRecord,
  type Unit,
} from "./ledger";
import { undoRedemption } from "./undo-redemption";

export type RedemptionEvent = Extract<TillEvent, { kind: "ask" | "fact" }>;

/** An ask or a fact that has arrived well formed, and all that the server has on record about it. */
export type RedemptionArrival = {
  readonly event: RedemptionEvent;
  /** Of the event's contents. */
  readonly digest: string;
  readonly prior: Prior;
  /** The coupon, store or a staff member named is not of this till's workspace. */
  readonly isForeign: boolean;
  /** The override that it names is by a supervisor of a workspace that allows it; without one, no matter. */
  readonly mayOverride: boolean;
  /** The coupon today; null where the workspace has none of that id. */
  readonly termsNow: CouponTerms | null;
  /** The coupon in the version that a fact was decided under; null where the server has no such version. */
  readonly termsThen: CouponTerms | null;
  readonly target: TargetOnRecord;
  readonly usage: Usage;
  /** The lease that the contents name; null where they name none, or none of this workspace. */
  readonly lease: LeaseOnRecord | null;
  /** Keys of reversals that have waited for this redemption, oldest first. */
  readonly keptReversals: readonly string[];
  /** Other redemptions of the same code or claim, oldest first; looked at only where reversals have waited. */
  readonly others: readonly LedgerEntry[];
  readonly tillIsRevoked: boolean;
  readonly nowMs: number;
};

/**
 * What becomes of a redemption that reaches the server. An ask is decided by the rules as they are now; a fact is never
 * refused by a rule: it is accepted, or a conflict with a cause (R3, R4, R5, R8, R27).
 */
export function judgeRedemption(arrival: RedemptionArrival): Judgement {
  const { event, prior, digest, termsNow, isForeign } = arrival;
  const again = answerAgain(prior, digest);
  if (again !== null) return again;
  if (event.kind === "ask" && prior.kind === "withdrawn") return judged({ kind: "withdrawn" }, "withdrawn", []);
  if (isForeign || (event.kind === "fact" && termsNow === null)) return rejected(arrival, "foreign");
  // A revoked till hands over what it has done, and does nothing new (R30).
  if (event.kind === "ask" && arrival.tillIsRevoked) return rejected(arrival, "foreign");

  const decision = decide(arrival, termsNow);
  if (decision.kind === "scan-the-code") return rejected(arrival, "malformed");
  if (event.kind === "ask" && decision.kind === "refuse") {
    // The message may arrive once more, when the code is free again and its cashier has long been told no.
    return judged({ kind: "not-redeemed", refusals: decision.refusals }, "none", [{ kind: "close-ask", redemptionKey: event.key }]);
  }
  if (termsNow === null) throw new Error("a redemption of no coupon was decided in its favour");
  const hold = holdOf(arrival, termsNow, decision);
  const brokeRule = decision.kind === "refuse" && hold.kind !== "conflict";
  return recorded(arrival, termsNow, hold, marksOf(arrival, brokeRule));
}

function decide(arrival: RedemptionArrival, termsNow: CouponTerms | null): Decision {
  const { event, target, usage, termsThen } = arrival;
  const { contents, circumstances } = event;
  const isFact = event.kind === "fact";
  // A fact keeps the period and stores that its till knew; everything else counts as it is today (R27).
  const then = isFact && termsThen !== null ? { period: termsThen.period, stores: termsThen.stores } : {};
  return decideRedemption({
    terms: termsNow === null || target.kind === "unknown" ? null : { ...termsNow, ...then },
    shown: contents.shown.kind,
    standing:
      target.kind === "unknown"
        ? { claimed: false, redeemed: null, isVoid: false, inSnapshot: true }
        : { claimed: target.claimed, redeemed: target.redeemed, isVoid: target.isVoid, inSnapshot: true },
    usage,
    attempt: {
      nowMs: isFact ? correctedMs(circumstances.time) : arrival.nowMs,
      storeId: contents.storeId,
      method: contents.method,
      overridden: overriddenBy(arrival),
    },
    decider: { kind: "server", holdsLeaseUnit: leasedUnit(arrival) !== null },
  });
}

function holdOf(
  arrival: RedemptionArrival,
  terms: CouponTerms,
  decision: Exclude<Decision, { kind: "scan-the-code" }>,
): Hold {
  if (isExtra(overriddenBy(arrival))) return { kind: "extra" };
  const cause = decision.kind === "refuse" ? conflictCauseOf(decision.refusals) : null;
  if (cause !== null) return { kind: "conflict", cause, fraud: false };
  const unit: Unit = spendsUnits(terms) ? (leasedUnit(arrival) ?? { kind: "pool" }) : { kind: "none" };
  return { kind: "holder", unit };
}

/** A till alone has overridden what it has; an ask overrides what it may (R4, R13). */
function overriddenBy({ event, mayOverride }: RedemptionArrival): readonly OverridableReason[] {
  return event.kind === "ask" && !mayOverride ? [] : (event.contents.override?.reasons ?? []);
}

function leasedUnit({ lease, event }: RedemptionArrival): Unit | null {
  return lease !== null && hasUnitFor(lease, event.key) ? { kind: "lease", leaseId: lease.leaseId } : null;
}

function marksOf({ event, termsNow, tillIsRevoked, mayOverride }: RedemptionArrival, brokeRule: boolean): readonly Mark[] {
  const marks = new Set(event.circumstances.marks);
  const revokedAtMs = termsNow?.revokedAtMs ?? null;
  if (event.contents.override !== null) marks.add("overridden");
  if (tillIsRevoked) marks.add("late-device");
  const overrodeWrongly = event.kind === "fact" && event.contents.override !== null && !mayOverride;
  if (brokeRule || overrodeWrongly) marks.add("rule-broken-at-till");
  const decidedMs = correctedMs(event.circumstances.time);
  if (revokedAtMs !== null && decidedMs < revokedAtMs) marks.add("decided-before-revocation");
  return [...marks];
}

/** Enters the redemption and, where a reversal has waited for it, undoes it in the same transaction (R8). */
function recorded(arrival: RedemptionArrival, terms: CouponTerms, hold: Hold, marks: readonly Mark[]): Judgement {
  const { event, keptReversals, others, lease } = arrival;
  const entry: LedgerEntry = { key: event.key, contents: event.contents, hold, isReversed: keptReversals.length > 0 };
  const effects: Effect[] = [{ kind: "record-redemption", key: event.key, hold, marks }];
  const [by] = keptReversals;
  if (by !== undefined) {
    const undoing = { entry: { ...entry, isReversed: false }, terms, others, leaseIsOpen: lease?.kind === "open", by };
    effects.push(...undoRedemption(undoing), ...settled(keptReversals, "reversed"));
  }
  const outcome =
    hold.kind === "conflict" ? ({ kind: "conflict", cause: hold.cause } as const) : ({ kind: "accepted" } as const);
  return judged(outcome, standingOf(entry), effects);
}

/** An ask that is rejected leaves nothing; a fact is kept as it came, and its waiting reversals are moot (R4, R8). */
function rejected({ event, keptReversals }: RedemptionArrival, problem: "malformed" | "foreign"): Judgement {
  const kept: Effect[] = [{ kind: "keep-refused", key: event.key, problem }, ...settled(keptReversals, "moot")];
  return judged({ kind: "refused", problem }, "none", event.kind === "fact" ? kept : []);
}

function settled(reversals: readonly string[], kind: "reversed" | "moot"): readonly Effect[] {
  return reversals.map((key) => ({ kind: "settle-reversal", key, outcome: { kind } }));
}
