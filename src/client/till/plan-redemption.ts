import { PUSH_MAX_ITEMS } from "../../contract/messages/push";
import { RECEIPT_MAX_LENGTH } from "../../contract/messages/till-event";
import { decideRedemption, type Decision } from "../../domain/redemption/decide-redemption";
import { refusalOrder, type Refusal } from "../../domain/redemption/refusal";
import { isExtra, overrideRefusals, type OverrideProblem } from "../../domain/redemption/override";
import type { Situation } from "../../domain/redemption/situation";
import { fail, ok, type Result } from "../../domain/result";
import type { Override } from "../../domain/sync/event";
import { isQueued, newAsk, newDuty } from "../../domain/sync/outbox-state";
import type { OutboxRecord, OutboxRedemption } from "../db/records";
import type { Sealed } from "../db/seal";
import type { Known, Plan } from "../db/till-store";
import type { Network } from "../sync/line";
import { leaseToSpend, situationOf, type Moment } from "./situation-of";
import type { Found, Redeem, RedeemDetails } from "./till";

/** What is fixed before the transaction begins: nothing in it may wait for anything but the database. */
export type Act = {
  readonly key: string;
  /** Whose key the code is sealed with. */
  readonly installationId: string;
  readonly lookupKey: string;
  readonly epoch: number;
  readonly sealed: Sealed;
  readonly found: Found;
  readonly details: RedeemDetails;
  readonly moment: Moment;
  readonly network: Network;
};

/** An ask that is stored and may now be sent. `carried`: what the server has to apply before it (R8). */
export type Asking = {
  readonly kind: "asking";
  readonly item: OutboxRedemption;
  readonly epoch: number;
  readonly carried: readonly OutboxRecord[];
  readonly token: string;
  readonly budgetMs: number;
  readonly remaining: number | null;
};

type Said = Redeem | Asking | { readonly kind: "epoch-ended" };

/** Decides again, and makes the outbox item of it: an ask, or a fact where the till has the last word (R2). */
export function planRedemption(known: Known, act: Act): Plan<OutboxRedemption, Said> {
  const { device, snapshot, session, directory } = known;
  const { nowMs, time } = act.moment;
  const staff = directory.staff.find(({ id }) => id === session?.staffId);
  if (device === null || staff === undefined) return leave({ kind: "signed-out" });
  // Wiped and enrolled anew meanwhile: nothing of this till opens what is sealed (R24, R30).
  if (device.installationId !== act.installationId) return leave({ kind: "signed-out" });
  if (device.revoked) return leave({ kind: "revoked" });
  if (snapshot?.epoch.number !== act.epoch) return leave({ kind: "epoch-ended" });

  const code = known.codes.find(({ coupon }) => coupon.coupon.couponId === act.found.coupon?.couponId) ?? null;
  const situation = situationOf(known, snapshot, code, act.moment, act.network);
  const allowed = decideWith(situation, act.details, snapshot.settings.supervisorOverrides);
  if (!allowed.ok) return leave({ kind: "override-refused", problem: allowed.problem });
  const { decision, override } = allowed.value;
  if (decision.kind === "refuse") return leave({ kind: "refused", refusals: decision.refusals, by: "till" });
  if (decision.kind === "scan-the-code" || code === null) throw new Error("a coupon without a code was to be redeemed");

  const { coupon, ordinal } = code.coupon;
  const { remaining } = decision;
  const asks = situation.decider.kind === "asking-till";
  const undoUntilMs = nowMs + snapshot.settings.undoWindowMs;
  const item: OutboxRedemption = {
    kind: "redemption",
    key: act.key,
    sequence: asks ? null : device.lastSequence + 1,
    state: asks ? newAsk(nowMs) : newDuty("fact", nowMs),
    lookupKey: act.lookupKey,
    isClaim: code.kind === "claim",
    ordinal,
    shown: act.sealed,
    contents: {
      couponId: coupon.couponId,
      storeId: snapshot.storeId,
      staffId: staff.id,
      method: "staff-scan",
      receipt: act.details.receipt?.trim().slice(0, RECEIPT_MAX_LENGTH) || null,
      override,
      leaseId: isExtra(override?.reasons ?? []) ? null : (leaseToSpend(code, act.moment)?.leaseId ?? null),
    },
    circumstances: { time, couponVersion: coupon.version, snapshotFeed: snapshot.feed, marks: decision.marks },
    atMs: nowMs,
    undoUntilMs,
    couponTitle: coupon.title,
    staffName: staff.name,
    acceptedFeed: null,
    withdrawal: null,
  };
  if (!asks) return { add: item, say: { kind: "redeemed", redemptionKey: act.key, atMs: nowMs, undoUntilMs, remaining } };
  const { token } = device;
  const budgetMs = snapshot.settings.askBudgetMs;
  return { add: item, say: { kind: "asking", item, epoch: act.epoch, carried: openUndoings(code.outbox), token, budgetMs, remaining } };
}

function leave(say: Said): Plan<OutboxRedemption, Said> {
  return { add: null, say };
}

type Allowed = { readonly decision: Decision; readonly override: Override | null };

/** The decision, after a supervisor's override where there is one (R13). */
function decideWith(situation: Situation, { override }: RedeemDetails, workspaceAllows: boolean): Result<Allowed, OverrideProblem> {
  const decision = decideRedemption(situation);
  const refusals = [...(decision.kind === "refuse" ? decision.refusals : []), ...(override?.serverRefusals ?? [])];
  if (override === undefined || refusals.length === 0) return ok({ decision, override: null });
  const { approval, note } = override;
  const lifted = overrideRefusals({ refusals: oneOfEach(refusals), note, workspaceAllows, supervisorId: approval.supervisorId });
  if (!lifted.ok) return fail(lifted.problem);
  const attempt = { ...situation.attempt, overridden: lifted.value.reasons };
  return ok({ decision: decideRedemption({ ...situation, attempt }), override: lifted.value });
}

function oneOfEach(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusalOrder.flatMap((reason) => refusals.find((refusal) => refusal.reason === reason) ?? []);
}

/** Withdrawals and reversals of a code that the server has not acknowledged, after the facts that they undo (R8). */
function openUndoings(outbox: readonly OutboxRecord[]): readonly OutboxRecord[] {
  const open = outbox.filter(({ state }) => isQueued(state) && state.phase !== "parked");
  const undoings = open.filter((item) => item.kind === "reversal" || item.withdrawal !== null);
  const undone = new Set(undoings.map((item) => (item.kind === "reversal" ? item.redemptionKey : null)));
  const facts = open.filter((item) => undone.has(item.key));
  return [...facts, ...undoings].slice(0, PUSH_MAX_ITEMS - 1);
}
