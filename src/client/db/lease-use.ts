import type { HeldLease } from "../../domain/sync/lease";
import type { HistoryRecord, LeaseRecord, OutboxRecord, OutboxRedemption } from "./records";

/** A lease with what is out of its units: redemptions in the outbox, and how many answered ones hold one (R21). */
export type LeaseInUse = {
  readonly lease: LeaseRecord;
  readonly queued: readonly OutboxRedemption[];
  readonly answered: number;
};

/** What a till holds leases of, and which coupons need one. */
export type Leasing = { readonly leases: readonly LeaseInUse[]; readonly ordinals: readonly number[] };

/** Puts a lease together with rows of the outbox and the history that name it. */
export function leaseInUse(lease: LeaseRecord, outbox: readonly OutboxRecord[], history: readonly HistoryRecord[]): LeaseInUse {
  return {
    lease,
    queued: outbox.filter((item): item is OutboxRedemption => item.kind === "redemption"),
    answered: history.filter(holdsAUnit).length,
  };
}

/**
 * A lease as the rules know it. A unit is out from the moment that its ask or fact is stored until the server refuses it, or
 * has acknowledged that it was withdrawn or undone (R12, R21).
 */
export function heldLease({ lease: { leaseId, units, expiresMs }, queued, answered }: LeaseInUse): HeldLease {
  return { leaseId, units, spent: queued.length + answered, expiresMs };
}

/** The server gives no unit to a conflict, nor to what it refuses. */
function holdsAUnit({ outcome, reversed }: HistoryRecord): boolean {
  return outcome.kind === "accepted" && !reversed;
}
