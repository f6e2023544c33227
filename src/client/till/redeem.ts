import { RECEIPT_MAX_LENGTH } from "../../contract/messages/till-event";
import { decideRedemption } from "../../domain/redemption/decide-redemption";
import { overrideRefusals } from "../../domain/redemption/override";
import { newDuty } from "../../domain/sync/outbox-state";
import type { Override } from "../../domain/sync/event";
import { lookupKeyOf } from "../db/lookup-key";
import type { OutboxRedemption } from "../db/records";
import type { Sealed } from "../db/seal";
import { sealShown } from "../db/sealed-code";
import type { Known, Plan } from "../db/till-store";
import type { LookUpDeps } from "./look-up";
import { newKey } from "./new-key";
import { momentBy, situationOf, type Moment } from "./situation-of";
import type { Found, Redeem, RedeemDetails } from "./till";

/** What is fixed before the transaction begins: nothing in it may wait for anything but the database. */
type Act = {
  readonly key: string;
  readonly lookupKey: string;
  readonly epoch: number;
  readonly sealed: Sealed;
  readonly found: Found;
  readonly details: RedeemDetails;
  readonly moment: Moment;
};

type Said = Redeem | { readonly kind: "epoch-ended" };

/**
 * Decides again and stores the redemption in one transaction, so that of two tabs one redeems and the other sees it. In
 * this version the till's own decision is a fact at once, online too.
 */
export async function redeem(deps: LookUpDeps, found: Found, details: RedeemDetails): Promise<Redeem> {
  const moment = momentBy(deps.clock);
  const key = newKey(deps.crypto, moment.nowMs);
  const sealKey = await deps.store.get("sealKey");
  if (sealKey === null) throw new Error("a till that is not enrolled was asked to redeem");
  const sealed = await sealShown(deps.crypto, sealKey, found.shown);
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) throw new Error("a till without a snapshot was asked to redeem");
    const lookupKey = await lookupKeyOf(deps.crypto, snapshot.epoch.key, found.shown);
    const act: Act = { key, lookupKey, epoch: snapshot.epoch.number, sealed, found, details, moment };
    const stored = await deps.store.addRedemption(lookupKey, (known) => plan(known, act));
    if (!stored.ok) return { kind: "not-stored" };
    if (stored.value.kind !== "epoch-ended") return stored.value;
  }
}

function plan(known: Known, act: Act): Plan<OutboxRedemption, Said> {
  const { device, snapshot, session, directory } = known;
  const staff = directory.staff.find(({ id }) => id === session?.staffId);
  if (device === null || staff === undefined) return leave({ kind: "signed-out" });
  if (snapshot?.epoch.number !== act.epoch) return leave({ kind: "epoch-ended" });

  const code = known.codes.find(({ coupon }) => coupon.coupon.couponId === act.found.coupon?.couponId) ?? null;
  const situation = situationOf(known, snapshot, code, act.moment);
  let decision = decideRedemption(situation);
  let override: Override | null = null;
  if (decision.kind === "refuse" && act.details.override !== undefined) {
    const { approval, note } = act.details.override;
    const { refusals } = decision;
    const workspaceAllows = snapshot.settings.supervisorOverrides;
    const lifted = overrideRefusals({ refusals, note, workspaceAllows, supervisorId: approval.supervisorId });
    if (!lifted.ok) return leave({ kind: "override-refused", problem: lifted.problem });
    override = lifted.value;
    decision = decideRedemption({ ...situation, attempt: { ...situation.attempt, overridden: override.reasons } });
  }
  if (decision.kind === "refuse") return leave({ kind: "refused", refusals: decision.refusals });
  if (decision.kind === "scan-the-code" || code === null) throw new Error("a coupon without a code was to be redeemed");

  const { coupon, ordinal } = code.coupon;
  const { nowMs, time } = act.moment;
  const undoUntilMs = nowMs + snapshot.settings.undoWindowMs;
  return {
    say: { kind: "redeemed", redemptionKey: act.key, atMs: nowMs, undoUntilMs, remaining: decision.remaining },
    add: {
      kind: "redemption",
      key: act.key,
      sequence: device.lastSequence + 1,
      state: newDuty("fact", nowMs),
      lookupKey: act.lookupKey,
      ordinal,
      shown: act.sealed,
      contents: {
        couponId: coupon.couponId,
        storeId: snapshot.storeId,
        staffId: staff.id,
        method: "staff-scan",
        receipt: act.details.receipt?.trim().slice(0, RECEIPT_MAX_LENGTH) || null,
        override,
        leaseId: null,
      },
      circumstances: { time, couponVersion: coupon.version, snapshotFeed: snapshot.feed, marks: decision.marks },
      atMs: nowMs,
      undoUntilMs,
      couponTitle: coupon.title,
      staffName: staff.name,
      acceptedFeed: null,
      withdrawal: null,
    },
  };
}

function leave(say: Said): Plan<OutboxRedemption, Said> {
  return { add: null, say };
}
