import type { RedemptionMethod } from "../coupon/coupon";
import type { CodeType } from "../code/code-type";
import type { OverridableReason } from "../redemption/refusal";

/** What was shown: a code of a type, or a claim's own QR. `value` is the normalised code. */
export type Shown =
  | { readonly kind: "code"; readonly codeType: CodeType; readonly value: string }
  | { readonly kind: "claim"; readonly claimId: string };

/** A supervisor's "redeem anyway": every refusal it overrode, why, and who. */
export type Override = {
  readonly reasons: readonly OverridableReason[];
  readonly note: string;
  readonly supervisorId: string;
};

/**
 * What a redemption is, fixed with its key and digested: the same key with other contents is refused.
 * Whether it is an ask or a fact, its times, its sequence and the snapshot it was decided by are not contents.
 */
export type RedemptionContents = {
  readonly couponId: string;
  readonly shown: Shown;
  readonly storeId: string;
  readonly staffId: string;
  readonly method: RedemptionMethod;
  readonly receipt: string | null;
  readonly override: Override | null;
  readonly leaseId: string | null;
};

/** When the till acted, by its own clock, and what it knew of that clock's error. */
export type TillTime = {
  readonly deviceMs: number;
  /** Server time minus device time, in milliseconds; null before the first exchange. */
  readonly offsetMs: number | null;
  readonly uncertain: boolean;
};

/** What a till decided under, sent with a redemption, never part of its contents. */
export type Circumstances = {
  readonly time: TillTime;
  readonly couponVersion: number;
  /** Feed number that the till's snapshot covered. */
  readonly snapshotFeed: number;
  readonly marks: readonly Mark[];
};

/** What was doubtful about a redemption when it was decided; shown to managers. */
export const MARKS = [
  "claim-not-in-snapshot",
  "period-uncertain",
  "overridden",
  "decided-after-ask-timed-out",
  "late-device",
  "decided-before-revocation",
  "rule-broken-at-till",
] as const;
export type Mark = (typeof MARKS)[number];

/**
 * An event that a till sends. `sequence` numbers facts, reversals and withdrawals of one installation, never asks.
 */
export type TillEvent =
  | {
      readonly kind: "ask";
      readonly key: string;
      readonly contents: RedemptionContents;
      readonly circumstances: Circumstances;
    }
  | {
      readonly kind: "fact";
      readonly key: string;
      readonly sequence: number;
      readonly contents: RedemptionContents;
      readonly circumstances: Circumstances;
    }
  | {
      readonly kind: "reversal";
      readonly key: string;
      readonly sequence: number;
      readonly redemptionKey: string;
      readonly staffId: string;
      readonly reason: string;
      readonly time: TillTime;
    }
  | {
      readonly kind: "withdrawal";
      readonly key: string;
      readonly sequence: number;
      readonly redemptionKey: string;
      readonly time: TillTime;
    };

/** Why the server could not take a fact that a till had accepted. */
export const CONFLICT_CAUSES = ["double", "cap", "revoked", "period", "store", "unknown-code"] as const;
export type ConflictCause = (typeof CONFLICT_CAUSES)[number];
