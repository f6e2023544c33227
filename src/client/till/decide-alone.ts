import { decideRedemption } from "../../domain/redemption/decide-redemption";
import { nextState } from "../../domain/sync/outbox-state";
import type { OutboxRedemption } from "../db/records";
import type { Known, KnownCode, Turn, Turned } from "../db/till-store";
import { newWithdrawal, withdrawn, type Withdrawal } from "../sync/withdraw";
import type { LookUpDeps } from "./look-up";
import { aloneSituationOf, isUnitReserved, momentBy, type Moment } from "./situation-of";
import type { Redeem } from "./till";

/**
 * The till's own word on an ask that has none in time, by all that it knows now: yes makes it a fact under the same key,
 * no withdraws it (R3).
 */
export async function decideAlone({ store, clock, crypto }: LookUpDeps, redemptionKey: string): Promise<Redeem> {
  const withdrawal = newWithdrawal(crypto, clock);
  const moment = momentBy(clock);
  const stored = await store.changeRedemption(redemptionKey, (item, known) => turn(item, known, withdrawal, moment));
  return stored.ok ? stored.value : NOT_STORED;
}

const NOT_STORED = { kind: "not-stored" } as const;

/** @param withdrawal what it is withdrawn by, if it comes to that */
function turn(item: OutboxRedemption | null, known: Known, withdrawal: Withdrawal, moment: Moment): Turn<Redeem> {
  const { device, snapshot } = known;
  const { time, nowMs } = moment;
  const asFact = item && nextState(item.state, { kind: "decided-alone" }, nowMs);
  // Another tab has withdrawn it.
  if (item === null || asFact === null || device === null || snapshot === null) return { say: NOT_STORED, to: null };

  const undone = withdrawn(item, known, withdrawal, "asker");
  const withdraws: Turned | null = undone && { kind: "stays", item: undone, overlay: null };
  // Another tab has heard of it meanwhile (R30).
  if (device.revoked) return { say: { kind: "revoked" }, to: withdraws };

  const code = known.codes.find(({ coupon }) => coupon.coupon.couponId === item.contents.couponId);
  const heard = code === undefined ? null : confirmedByFeed(item, code, nowMs);
  if (heard !== null) return heard;
  // Nothing but the unit that it has reserved is its own: the lease is named in its contents (R5, R21).
  const leaseUnits = code !== undefined && isUnitReserved(code, item, moment) ? 1 : 0;
  const situation = aloneSituationOf(known, snapshot, code === undefined ? null : without(code, item.key), moment, leaseUnits);
  const overridden = item.contents.override?.reasons ?? [];
  const decision = decideRedemption({ ...situation, attempt: { ...situation.attempt, overridden } });
  if (decision.kind === "refuse") return { say: { kind: "refused", refusals: decision.refusals, by: "till" }, to: withdraws };
  if (decision.kind === "scan-the-code" || code === undefined) throw new Error("a coupon without a code was asked for");

  const undoUntilMs = nowMs + snapshot.settings.undoWindowMs;
  const fact: OutboxRedemption = {
    ...item,
    state: asFact,
    sequence: device.lastSequence + 1,
    circumstances: {
      time,
      couponVersion: code.coupon.coupon.version,
      snapshotFeed: snapshot.feed,
      marks: [...decision.marks, "decided-after-ask-timed-out"],
    },
    atMs: nowMs,
    undoUntilMs,
  };
  return {
    say: { kind: "redeemed", redemptionKey: item.key, atMs: nowMs, undoUntilMs, remaining: decision.remaining },
    to: { kind: "stays", item: fact, overlay: null },
  };
}

/** The server's yes, where the feed has brought it though its answer was lost or late; null where it has not. */
function confirmedByFeed(item: OutboxRedemption, { overlay }: KnownCode, nowMs: number): Turn<Redeem> | null {
  const state = nextState(item.state, { kind: "ask-answered", outcome: { kind: "accepted" } }, nowMs);
  if (overlay?.redeemed?.redemptionKey !== item.key || state === null) return null;
  const { key: redemptionKey, atMs, undoUntilMs } = item;
  return {
    say: { kind: "redeemed", redemptionKey, atMs, undoUntilMs, remaining: null },
    to: { kind: "stays", item: { ...item, state, acceptedFeed: overlay.number }, overlay: null },
  };
}

/** What else is known of a code: the ask itself is no reason against it. */
function without(code: KnownCode, redemptionKey: string): KnownCode {
  return { ...code, outbox: code.outbox.filter(({ key }) => key !== redemptionKey) };
}
