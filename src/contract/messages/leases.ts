import * as z from "zod/mini";
import { count, instantMs, text, uuid } from "./scalars";

/** Leases that a till can name at once. */
export const LEASES_MAX = 500;

/** Redemptions that a till can name when it gives a lease back; one with more sends them first. */
export const LEASE_SPENT_KEYS_MAX = 1_000;

const closingLease = z.object({
  leaseId: uuid,
  /** Redemptions out of its units that the server may not have yet. */
  spentKeys: z.array(uuid).check(z.maxLength(LEASE_SPENT_KEYS_MAX)),
});

/** Leases that a till gives back (R23). */
export const closingLeases = z.array(closingLease).check(z.maxLength(LEASES_MAX));

/** What a till tells of its leases. */
export const leasesRequest = z.object({
  closing: closingLeases,
  /** The others. `spent`: units, those that open asks have reserved among them. */
  held: z.array(z.object({ leaseId: uuid, spent: count })).check(z.maxLength(LEASES_MAX)),
});

const lease = z.object({
  leaseId: uuid,
  ordinal: z.int().check(z.minimum(0), z.maximum(65_535)),
  /** All that it was ever given, what is spent of it too. */
  units: count,
  expiresMs: instantMs,
  /** It is to be given back. */
  recalled: z.boolean(),
});

/** Every open lease of the till; one that it has named and is not here is over. */
export const leasesResponse = z.object({ nowMs: instantMs, leases: z.array(lease) });

const named = z.object({ id: z.string(), name: z.string() });

/** A lease as a manager sees it. `atRisk`: units that only its till can spend, and that writing it off gives back to all. */
export const leaseAtDesk = z.object({
  leaseId: uuid,
  couponId: text(50),
  title: z.string(),
  till: named,
  installationId: uuid,
  store: named,
  /** The till was revoked, perhaps because it was enrolled anew (R24). */
  tillRevokedMs: z.nullable(instantMs),
  tillSeenMs: z.nullable(instantMs),
  grantedMs: instantMs,
  expiresMs: instantMs,
  state: z.enum(["open", "closed", "written-off", "ended"]),
  units: count,
  spent: count,
  atRisk: count,
});

export const leasesAtDeskQuery = z.object({
  /** `at-risk`: those with units that only their tills can spend. */
  state: z._default(z.enum(["at-risk", "all"]), "at-risk"),
});

export const leasesAtDeskResponse = z.object({ leases: z.array(leaseAtDesk) });

export type LeasesRequest = z.infer<typeof leasesRequest>;
export type ClosingLease = z.infer<typeof closingLease>;
export type LeaseMessage = z.infer<typeof lease>;
export type LeaseAtDesk = z.infer<typeof leaseAtDesk>;
