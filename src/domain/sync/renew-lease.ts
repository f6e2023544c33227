import { unitsToLease } from "./lease";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a till may spend a lease without hearing from the server. */
export const LEASE_LASTS_MS = 7 * DAY_MS;

/**
 * A lease older than this is given back and followed by another one: a till counts what it has spent of a lease by its
 * history, which must reach back to the lease's beginning.
 */
export const LEASE_RENEWED_UNTIL_MS = 7 * DAY_MS;

/** What a till is given at least, where there is as much, before anything is known of how fast it spends. */
const LEAST_UNITS = 10;

/** Of what a till spends in a day, at its present speed. */
const DAYS_HELD = 2;

/** One rush is not a day: what a younger lease has spent counts as a day's. */
const SHORTEST_SPELL_MS = DAY_MS;

/** All that the size of a till's lease comes from. */
export type LeaseNeeds = {
  readonly amount: number;
  readonly used: number;
  /** Unspent units of all tills, this one's too. */
  readonly leased: number;
  /** What this till has left, by its own count. */
  readonly unspent: number;
  /** What this till was given and the server knows no redemption of: as much is out, whatever the till says. */
  readonly outstanding: number;
  /** Tills that may redeem the coupon, this one among them. */
  readonly tills: number;
  /** Of its present lease, or else of the one before. */
  readonly spell: { readonly spent: number; readonly lastedMs: number };
};

/**
 * Units that a till gets on top of what it has: none while it has more than half of what it should have. That is twice
 * what it spends in a day, but no more than its share of what may be leased at all (R22).
 */
export function unitsToAdd({ amount, used, leased, unspent, outstanding, tills, spell }: LeaseNeeds): number {
  const share = Math.max(1, Math.floor(unitsToLease({ amount, used, leased: 0, wanted: Infinity }) / Math.max(1, tills)));
  const spentADay = (spell.spent * DAY_MS) / Math.max(SHORTEST_SPELL_MS, spell.lastedMs);
  const size = Math.min(share, Math.max(LEAST_UNITS, Math.ceil(DAYS_HELD * spentADay)));
  return unspent > size / 2 ? 0 : unitsToLease({ amount, used, leased, wanted: Math.min(size - unspent, share - outstanding) });
}

/** A lease as its till keeps it. `closing`: it is called back, so nothing more is spent of it (R22). */
export type KeptLease = {
  readonly leaseId: string;
  readonly ordinal: number;
  readonly units: number;
  readonly expiresMs: number;
  readonly closing: boolean;
};

/** A lease as the server tells its till; `recalled`: it is to be given back. */
export type ToldLease = Omit<KeptLease, "closing"> & { readonly recalled: boolean };

/**
 * A till's leases after the server has told it of all that it has. One that was called back stays so; one that the till
 * asked about and the server does not name is over; one that another tab has been given meanwhile stays.
 * @param asked ids of the leases that the till had when it asked
 */
export function leasesAfter(
  kept: readonly KeptLease[],
  asked: ReadonlySet<string>,
  told: readonly ToldLease[],
): readonly KeptLease[] {
  const closing = new Set(kept.filter((lease) => lease.closing).map(({ leaseId }) => leaseId));
  const named = new Set(told.map(({ leaseId }) => leaseId));
  const meanwhile = kept.filter(({ leaseId }) => !asked.has(leaseId) && !named.has(leaseId));
  // What is closed here already, and was told before the server knew, does not come back.
  const isStillThere = new Set(kept.map(({ leaseId }) => leaseId));
  const current = told.filter(({ leaseId }) => !asked.has(leaseId) || isStillThere.has(leaseId));
  return [...meanwhile, ...current.map(({ recalled, ...lease }) => ({ ...lease, closing: recalled || closing.has(lease.leaseId) }))];
}

const ASKED_AGAIN_MS = 10 * 60 * 1000;
const RENEWED_MS = 60 * 60 * 1000;

/** What a till knows of its leases when it considers asking for more. */
export type LeasesDue = {
  readonly leases: readonly (KeptLease & { readonly spent: number })[];
  /** Coupons that can be redeemed offline by a lease only. */
  readonly ordinals: readonly number[];
  /** When it was answered last, and `unitsLeft` then; null: not since it was started. */
  readonly asked: { readonly ms: number; readonly left: ReadonlyMap<number, number> } | null;
  readonly nowMs: number;
};

/**
 * Whether a till asks the server about its leases now: at once where one is to be given back, where a coupon is new, or
 * where half of what it had of one is spent; every ten minutes while it has none of a coupon; every hour so that none expires.
 */
export function areLeasesDue({ leases, ordinals, asked, nowMs }: LeasesDue): boolean {
  if (leases.length === 0 && ordinals.length === 0) return false;
  if (asked === null || leases.some(({ closing }) => closing)) return true;
  const sinceMs = Math.abs(nowMs - asked.ms);
  if (sinceMs >= RENEWED_MS) return true;
  return [...unitsLeft(leases, ordinals)].some(([ordinal, left]) => {
    const had = asked.left.get(ordinal) ?? Infinity;
    return (left < had && left <= had / 2) || (left === 0 && sinceMs >= ASKED_AGAIN_MS);
  });
}

type Spending = { readonly ordinal: number; readonly units: number; readonly spent: number };

/** What a till has left of each coupon that needs a lease, by ordinal. */
export function unitsLeft(leases: readonly Spending[], ordinals: readonly number[]): ReadonlyMap<number, number> {
  const left = new Map(ordinals.map((ordinal) => [ordinal, 0]));
  for (const { ordinal, units, spent } of leases) left.set(ordinal, (left.get(ordinal) ?? 0) + Math.max(0, units - spent));
  return left;
}
