import type { CouponTerms } from "../coupon/coupon";
import { spendsUnits } from "../coupon/offline-default";
import { periodPhase } from "../coupon/period";
import type { Mark } from "../sync/event";
import { isExtra } from "./override";
import { isOverridable, type Refusal, type RefusalReason } from "./refusal";
import { MAX_UNSENT_WITHOUT_PERSISTENCE, type Decider, type Situation } from "./situation";
import { isUsedOnce } from "./used-once";

/**
 * Whether a code or claim is redeemed. `remaining`: uses left after this one, null where none are counted. `refusals`:
 * every rule that is broken, in the order in which they are shown. `scan-the-code`: a claim of a list coupon is not
 * redeemed by its link; the code on the page is what counts (R20).
 */
export type Decision =
  | { readonly kind: "redeem"; readonly remaining: number | null; readonly marks: readonly Mark[] }
  | { readonly kind: "refuse"; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly kind: "scan-the-code" };

/** A situation in which the coupon is known. */
type Known = Situation & { readonly terms: CouponTerms };

/**
 * The one place where a redemption is decided: for the server, for a till alone, and for a till about to ask (R32).
 * Each rule below looks at one thing and knows nothing of the others.
 */
export function decideRedemption(situation: Situation): Decision {
  const { terms, standing, shown, decider } = situation;
  if (terms === null || standing.isVoid) {
    return { kind: "refuse", refusals: [{ reason: "unknown" }, ...tillRefusals(situation.attempt.nowMs, decider)] };
  }
  if (shown === "claim" && terms.source.kind === "list") return { kind: "scan-the-code" };

  const known = { ...situation, terms };
  const broken = brokenRules(known);
  const [first, ...others] = broken.filter((refusal) => !isLifted(refusal.reason, situation));
  if (first !== undefined) return { kind: "refuse", refusals: [first, ...others] };
  return { kind: "redeem", remaining: remainingAfter(known), marks: marksOf(known, broken.length > 0) };
}

type Rule = (situation: Known) => Refusal | null;

const revoked: Rule = ({ terms }) => (terms.revokedAtMs === null ? null : { reason: "revoked" });

const store: Rule = ({ terms, attempt }) => {
  if (terms.stores.kind === "all" || terms.stores.storeIds.includes(attempt.storeId)) return null;
  return { reason: "wrong-store", storeIds: terms.stores.storeIds };
};

const method: Rule = ({ terms, attempt }) =>
  terms.methods.includes(attempt.method) ? null : { reason: "wrong-method" };

const started: Rule = ({ terms: { period }, attempt }) => {
  if (period.startMs === null || periodPhase(period, attempt.nowMs) !== "before") return null;
  return { reason: "not-yet-valid", startMs: period.startMs };
};

const ended: Rule = ({ terms: { period }, attempt }) => {
  if (period.endMs === null || attempt.nowMs < period.endMs) return null;
  return { reason: "expired", endMs: period.endMs };
};

const oneUse: Rule = ({ terms, shown, standing }) => {
  const isSpent = isUsedOnce(terms, shown) && standing.redeemed !== null;
  return isSpent ? { reason: "already-redeemed", redeemed: standing.redeemed } : null;
};

const claimShown: Rule = ({ terms, shown }) => {
  const needsClaim = terms.source.kind === "fixed" && terms.counts === "claim" && shown === "code";
  return needsClaim ? { reason: "needs-claim" } : null;
};

const claimed: Rule = ({ terms, standing }) => {
  const needsClaiming = terms.source.kind === "list" && terms.claimFirst && !standing.claimed;
  return needsClaiming ? { reason: "not-claimed" } : null;
};

const unitLeft: Rule = (situation) => {
  const { terms, usage, decider } = situation;
  if (terms.source.kind === "list" || !spendsUnits(terms) || hasOwnUnit(situation)) return null;
  // What other tills hold may be given back meanwhile, and is called back by an ask in vain (R22).
  const heldByOthers = decider.kind === "asking-till" ? 0 : usage.leased;
  return terms.source.amount - usage.used - heldByOthers > 0 ? null : { reason: "used-up", leased: usage.leased };
};

const network: Rule = ({ terms, decider }) =>
  decider.kind === "lone-till" && terms.offline === "online-only" ? { reason: "online-only" } : null;

const lease: Rule = (situation) => {
  const { terms, decider } = situation;
  if (decider.kind !== "lone-till" || terms.offline !== "lease-only" || !spendsUnits(terms)) return null;
  return hasOwnUnit(situation) ? null : { reason: "needs-lease" };
};

/** In the order in which refusals are shown (R32). */
const RULES: readonly Rule[] = [
  revoked,
  store,
  method,
  started,
  oneUse,
  ended,
  claimShown,
  claimed,
  unitLeft,
  network,
  lease,
];

function brokenRules(situation: Known): readonly Refusal[] {
  const ofTheCoupon = RULES.map((rule) => rule(situation)).filter((refusal) => refusal !== null);
  return [...ofTheCoupon, ...tillRefusals(situation.attempt.nowMs, situation.decider)];
}

/** What stops a till that decides on its own, whatever was shown to it (R29, R32). */
function tillRefusals(nowMs: number, decider: Decider): readonly Refusal[] {
  if (decider.kind !== "lone-till") return [];
  const { storagePersists, unsent, lastPullMs, maxSnapshotAgeMs } = decider;
  const refusals: Refusal[] = [];
  if (!storagePersists && unsent >= MAX_UNSENT_WITHOUT_PERSISTENCE) refusals.push({ reason: "outbox-full", unsent });
  if (lastPullMs === null || nowMs - lastPullMs > maxSnapshotAgeMs) {
    refusals.push({ reason: "snapshot-too-old", lastPullMs });
  }
  return refusals;
}

function hasOwnUnit({ decider }: Situation): boolean {
  return decider.kind === "server" ? decider.holdsLeaseUnit : decider.leaseUnits > 0;
}

function isLifted(reason: RefusalReason, { attempt }: Situation): boolean {
  return isOverridable(reason) && attempt.overridden.includes(reason);
}

function remainingAfter({ terms, usage, attempt }: Known): number | null {
  if (terms.source.kind === "list" || !spendsUnits(terms)) return null;
  return Math.max(0, terms.source.amount - usage.used - (isExtra(attempt.overridden) ? 0 : 1));
}

function marksOf({ terms, standing, decider }: Known, wasOverridden: boolean): readonly Mark[] {
  const hasPeriod = terms.period.startMs !== null || terms.period.endMs !== null;
  const marks: Mark[] = [];
  if (!standing.inSnapshot) marks.push("claim-not-in-snapshot");
  if (decider.kind === "lone-till" && decider.clockUncertain && hasPeriod) marks.push("period-uncertain");
  if (wasOverridden) marks.push("overridden");
  return marks;
}
