import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { CouponRow, LeaseRow, RedemptionRow } from "../server-rows";
import type { SimTill } from "../sim-till";
import type { Finding, Invariant, Operation, Seen } from "./invariant";

/**
 * Units of a capped coupon are spent, at risk with a till, or in the pool, and add up: for each lease, for each coupon, at
 * every step. No till spends more of a lease than it was ever given (R21, R22, R23).
 */
export function unitsAddUp(): Invariant {
  const held = new Map<string, { readonly given: number; readonly out: number }>();

  function spentTooMuch({ name, till: { name: till, disk } }: Operation): readonly Finding[] {
    return [...disk.rows.leases.values()].flatMap(({ leaseId, units }): readonly Finding[] => {
      const before = held.get(leaseId) ?? { given: 0, out: 0 };
      // A server that was put back may have given less, and is sent what was undone once more: only a till that spends is wrong.
      const now = { given: Math.max(units, before.given), out: unitsOut(disk, leaseId) };
      held.set(leaseId, now);
      const isSpent = name === "addRedemption" && now.out > before.out;
      return isSpent && now.out > now.given ? [{ till, what: `${now.out} units of the lease ${leaseId} are spent, and ${now.given} were given` }] : [];
    });
  }

  return {
    name: "units-add-up",
    onServerChange: (seen) => [...wrongLeases(seen), ...wrongCoupons(seen)],
    onOperation: spentTooMuch,
  };
}

/** Redemptions of a lease that its till has said yes to, or waits for. */
function unitsOut({ rows: { outbox, history } }: SimTill["disk"], leaseId: string): number {
  const waiting = [...outbox.values()].filter((item) => item.kind === "redemption" && item.contents.leaseId === leaseId);
  const standing = [...history.values()].filter(({ contents, outcome, reversed }) => contents.leaseId === leaseId && outcome.kind === "accepted" && !reversed);
  return waiting.length + standing.length;
}

function wrongLeases({ server }: Seen): readonly Finding[] {
  const standing = server.redemptions().filter(({ unit, reversedBy }) => unit === "lease" && reversedBy === null);
  return server.leases().flatMap((lease) => {
    const holders = standing.filter((row) => row.lease === lease.id).length;
    return isWhole(lease, holders) ? [] : [{ till: null, what: `lease ${JSON.stringify(lease)} has ${holders} redemptions that stand` }];
  });
}

/** What is undone after a lease is over returns to the pool, and is spent for the lease. */
function isWhole({ state, units, spent, awaited }: LeaseRow, holders: number): boolean {
  switch (state) {
    case "open":
      return holders === spent && spent <= units && awaited === 0;
    case "closed":
      return holders <= spent && spent + awaited <= units;
    case "written-off":
    case "ended":
      return holders <= spent && spent <= units && awaited === 0;
  }
}

function wrongCoupons({ server }: Seen): readonly Finding[] {
  const redemptions = server.redemptions();
  const leases = server.leases();
  return server.coupons().flatMap((coupon) => {
    const atRisk = leases.filter(({ ordinal }) => ordinal === coupon.ordinal).reduce((sum, lease) => sum + unitsAtRisk(lease), 0);
    return [...wrongUsage(coupon, atRisk), ...tooManyAccepted(coupon, redemptions)].map((what) => ({ till: null, what: `coupon ${coupon.ordinal} ${what}` }));
  });
}

function unitsAtRisk({ state, units, spent, awaited }: LeaseRow): number {
  return state === "open" ? units - spent : awaited;
}

function wrongUsage({ definition, used, leased }: CouponRow, atRisk: number): readonly string[] {
  const { source } = JSON.parse(definition) as Coupon;
  const isOver = source.kind === "fixed" && used + leased > source.amount;
  return [
    ...(leased === atRisk ? [] : [`says that ${leased} units are leased, and ${atRisk} are at risk`]),
    ...(isOver ? [`has ${used} used and ${leased} leased, more than its amount`] : []),
  ];
}

/** `extra` apart, and what is undone. */
function tooManyAccepted({ ordinal, definition }: CouponRow, redemptions: readonly RedemptionRow[]): readonly string[] {
  const { source, counts } = JSON.parse(definition) as Coupon;
  if (source.kind === "list" || counts === "claim") return [];
  const accepted = redemptions.filter((row) => row.ordinal === ordinal && row.hold === "holder" && row.reversedBy === null).length;
  return accepted <= source.amount ? [] : [`has ${accepted} accepted redemptions, more than its amount`];
}
