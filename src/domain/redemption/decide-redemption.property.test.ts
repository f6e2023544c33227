import fc from "fast-check";
import { expect, test } from "vitest";
import { listTerms } from "../../../test/builders/coupons";
import { NOW_MS, redeemedBefore } from "../../../test/builders/situations";
import type { CouponTerms } from "../coupon/coupon";
import { decideRedemption } from "./decide-redemption";
import { isExtra, overrideRefusals } from "./override";
import { REFUSALS, isOverridable, refusalOrder, type RefusalReason } from "./refusal";
import type { Decider, Situation } from "./situation";

const instant = fc.integer({ min: -2, max: 2 }).map((seconds) => NOW_MS + seconds * 1_000);
const overridable = refusalOrder.filter(isOverridable);

const terms: fc.Arbitrary<CouponTerms> = fc
  .record({
    source: fc.oneof(
      fc.constant({ kind: "list" } as const),
      fc.record({ kind: fc.constant("fixed" as const), amount: fc.integer({ min: 1, max: 4 }) }),
    ),
    counts: fc.constantFrom("code", "claim"),
    methods: fc.subarray(["staff-scan", "self"] as const),
    stores: fc.constantFrom({ kind: "all" } as const, { kind: "chosen", storeIds: ["store-2"] } as const),
    period: fc.record({ startMs: fc.option(instant), endMs: fc.option(instant) }),
    revokedAtMs: fc.option(instant),
    claimFirst: fc.boolean(),
    offline: fc.constantFrom("allow", "lease-only", "online-only"),
  })
  .map((drawn) => listTerms(drawn));

const decider: fc.Arbitrary<Decider> = fc.oneof(
  fc.record({ kind: fc.constant("server" as const), holdsLeaseUnit: fc.boolean() }),
  fc.record({ kind: fc.constant("asking-till" as const), leaseUnits: fc.nat(1) }),
  fc.record({
    kind: fc.constant("lone-till" as const),
    leaseUnits: fc.nat(1),
    unsent: fc.integer({ min: 18, max: 21 }),
    storagePersists: fc.boolean(),
    lastPullMs: fc.option(instant),
    maxSnapshotAgeMs: fc.constant(1_500),
    clockUncertain: fc.boolean(),
  }),
);

type Known = Situation & { readonly terms: CouponTerms };

/** Situations in which the coupon is known and its rules are what decides. */
const situations: fc.Arbitrary<Known> = fc
  .record({
    terms,
    shown: fc.constantFrom("code", "claim"),
    standing: fc.record({
      claimed: fc.boolean(),
      redeemed: fc.option(fc.constant(redeemedBefore)),
      isVoid: fc.constant(false),
      inSnapshot: fc.boolean(),
    }),
    usage: fc.record({ used: fc.nat(4), leased: fc.nat(2) }),
    attempt: fc.record({
      nowMs: fc.constant(NOW_MS),
      storeId: fc.constantFrom("store-1", "store-2"),
      method: fc.constantFrom("staff-scan", "self"),
      overridden: fc.subarray([...overridable]),
    }),
    decider,
  })
  .map((drawn) => (drawn.terms.source.kind === "list" ? { ...drawn, shown: "code" } : drawn));

/** Each rule said again, on its own and from the other side: when is it broken? */
const ORACLE: Record<RefusalReason, (of: Known) => boolean> = {
  unknown: ({ standing }) => standing.isVoid,
  revoked: ({ terms }) => terms.revokedAtMs !== null,
  "wrong-store": ({ terms, attempt }) => terms.stores.kind === "chosen" && attempt.storeId !== "store-2",
  "wrong-method": ({ terms, attempt }) => !terms.methods.includes(attempt.method),
  "not-yet-valid": ({ terms }) => (terms.period.startMs ?? -Infinity) > NOW_MS,
  "already-redeemed": ({ terms, shown, standing }) =>
    standing.redeemed !== null && !(terms.source.kind === "fixed" && shown === "code"),
  expired: ({ terms }) => (terms.period.endMs ?? Infinity) <= NOW_MS,
  "needs-claim": ({ terms, shown }) => terms.source.kind === "fixed" && terms.counts === "claim" && shown === "code",
  "not-claimed": ({ terms, standing }) => terms.source.kind === "list" && terms.claimFirst && !standing.claimed,
  "used-up": ({ terms, usage, decider }) =>
    terms.source.kind === "fixed" &&
    terms.counts === "code" &&
    usage.used + (decider.kind === "asking-till" ? 0 : usage.leased) >= terms.source.amount &&
    !ownsUnit(decider),
  "online-only": ({ terms, decider }) => decider.kind === "lone-till" && terms.offline === "online-only",
  "needs-lease": ({ terms, decider }) =>
    decider.kind === "lone-till" &&
    terms.offline === "lease-only" &&
    terms.source.kind === "fixed" &&
    terms.counts === "code" &&
    !ownsUnit(decider),
  "outbox-full": ({ decider }) => decider.kind === "lone-till" && !decider.storagePersists && decider.unsent > 19,
  "snapshot-too-old": ({ decider }) => decider.kind === "lone-till" && NOW_MS - (decider.lastPullMs ?? 0) > 1_500,
};

const ownsUnit = (of: Decider) => (of.kind === "server" ? of.holdsLeaseUnit : of.leaseUnits === 1);

const always = (check: (drawn: Known) => void) => fc.assert(fc.property(situations, check));

test("[R32] refuses for exactly the rules that are broken and not overridden, in their order", () => {
  always((drawn) => {
    const lifted = new Set<RefusalReason>(drawn.attempt.overridden);
    const broken = refusalOrder.filter((reason) => ORACLE[reason](drawn) && !lifted.has(reason));
    const decision = decideRedemption(drawn);
    expect(decision.kind === "refuse" ? decision.refusals.map(({ reason }) => reason) : []).toEqual(broken);
    expect(decision.kind).toBe(broken.length === 0 ? "redeem" : "refuse");
  });
});

test("[R13] an override names every refusal and lets the redemption through, or there is none", () => {
  always((drawn) => {
    const bare = { ...drawn, attempt: { ...drawn.attempt, overridden: [] } };
    const broken = refusalOrder.filter((reason) => ORACLE[reason](bare));
    const decision = decideRedemption(bare);
    const refusals = decision.kind === "refuse" ? decision.refusals : [];
    const override = overrideRefusals({
      refusals,
      supervisorId: "supervisor",
      note: "Regular guest",
      workspaceAllows: true,
    });
    expect(override.ok).toBe(broken.every((reason) => REFUSALS[reason].overridable));
    if (!override.ok) return;
    expect(override.value.reasons).toEqual(broken);
    const again = { ...bare, attempt: { ...bare.attempt, overridden: override.value.reasons } };
    expect(decideRedemption(again)).toMatchObject({ kind: "redeem" });
  });
});

test("[R44] a redemption leaves one use less, an extra one as many, never fewer than none", () => {
  always((drawn) => {
    const { source, counts } = drawn.terms;
    const open = { ...drawn.terms, revokedAtMs: null, methods: [drawn.attempt.method] };
    const atServer: Known = { ...drawn, terms: open, decider: { kind: "server", holdsLeaseUnit: false } };
    const overridden = overridable.filter((reason) => ORACLE[reason](atServer));
    const before = source.kind === "fixed" && counts === "code" ? source.amount - drawn.usage.used : null;
    expect(decideRedemption({ ...atServer, attempt: { ...drawn.attempt, overridden } })).toMatchObject({
      kind: "redeem",
      remaining: before === null ? null : Math.max(0, before - (isExtra(overridden) ? 0 : 1)),
    });
  });
});

test("[R32] an unknown code and a void one are never redeemed, whatever else holds", () => {
  always((drawn) => {
    const isVoid = { ...drawn, standing: { ...drawn.standing, isVoid: true } };
    for (const hopeless of [{ ...drawn, terms: null }, isVoid]) {
      const decision = decideRedemption(hopeless);
      expect(decision.kind === "refuse" ? decision.refusals[0] : decision).toEqual({ reason: "unknown" });
    }
  });
});
