import type { CouponTerms, RedemptionMethod, Usage } from "../coupon/coupon";
import type { OverridableReason, Redeemed } from "./refusal";

/** What is on record of the shown code or claim. For a fixed code's own string: neither claimed, redeemed nor void. */
export type Standing = {
  /** Given to a contact. A claim shown by a valid token is, by itself. */
  readonly claimed: boolean;
  readonly redeemed: Redeemed | null;
  /** Withdrawn by the merchant: as if it had never been. */
  readonly isVoid: boolean;
  /** False at a till for a claim with a valid token that its snapshot does not hold (R20). */
  readonly inSnapshot: boolean;
};

/** The wish to redeem. `overridden`: what a supervisor has overridden, empty in the ordinary case (R13). */
export type Attempt = {
  readonly nowMs: number;
  readonly storeId: string;
  readonly method: RedemptionMethod;
  readonly overridden: readonly OverridableReason[];
};

/** The server decides by its records; `holdsLeaseUnit`: the ask or fact names a lease with a unit for it (R21). */
export type ServerDecider = { readonly kind: "server"; readonly holdsLeaseUnit: boolean };

/** A till that is online and about to ask: the server has the last word, so no offline rule applies. */
export type AskingTill = { readonly kind: "asking-till"; readonly leaseUnits: number };

/** A till that decides on its own, offline or past its time budget. */
export type LoneTill = {
  readonly kind: "lone-till";
  /** Units of its open lease that it may spend now. */
  readonly leaseUnits: number;
  /** Items in its outbox that the server has not acknowledged. */
  readonly unsent: number;
  /** Whether the browser has granted persistent storage. */
  readonly storagePersists: boolean;
  /** The last complete pull; null: there has been none. */
  readonly lastPullMs: number | null;
  readonly maxSnapshotAgeMs: number;
  /** Whether its clock may be wrong (R25). */
  readonly clockUncertain: boolean;
};

export type Decider = ServerDecider | AskingTill | LoneTill;

/** All that decides a redemption. `terms` is null where no coupon has the code. */
export type Situation = {
  readonly terms: CouponTerms | null;
  readonly shown: "code" | "claim";
  readonly standing: Standing;
  readonly usage: Usage;
  readonly attempt: Attempt;
  readonly decider: Decider;
};

/** Snapshots older than this decide nothing offline, unless the workspace says otherwise (R32). */
export const DEFAULT_MAX_SNAPSHOT_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** Where storage may vanish, a till stops redeeming offline at so many unsent items (R29). */
export const MAX_UNSENT_WITHOUT_PERSISTENCE = 20;
