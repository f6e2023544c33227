import type { Redeemed } from "../redemption/refusal";
import type { Outcome, RecordedStanding, Rejection, StandingNow } from "./answer";
import type { ConflictCause, Mark, RedemptionContents } from "./event";

/** Where the unit that a redemption spent came from; `none`: it counts against no amount. */
export type Unit =
  { readonly kind: "none" } | { readonly kind: "pool" } | { readonly kind: "lease"; readonly leaseId: string };

/**
 * What a recorded redemption has:
 * - `holder`: its unit, and the list's code or claim, which is redeemed by it;
 * - `extra`: nothing; a supervisor's, outside one-use and cap (R13);
 * - `conflict`: nothing. `fraud`: a manager has resolved it as such; a loss accepted is not fraud (R11).
 */
export type Hold =
  | { readonly kind: "holder"; readonly unit: Unit }
  | { readonly kind: "extra" }
  | { readonly kind: "conflict"; readonly cause: ConflictCause; readonly fraud: boolean };

/** A redemption on the server's record, which is never deleted; `isReversed`: a reversal or withdrawal names it. */
export type LedgerEntry = {
  readonly key: string;
  readonly contents: RedemptionContents;
  readonly hold: Hold;
  readonly isReversed: boolean;
};

/** What the server has answered under an event's key, of whatever kind that event was. */
export type Prior =
  | { readonly kind: "none" }
  /** A redemption's key that was withdrawn before a redemption was recorded under it (R3). */
  | { readonly kind: "withdrawn" }
  | { readonly kind: "answered"; readonly digest: string; readonly outcome: Outcome; readonly standing: StandingNow };

/** The server's record of the shown code or claim. A fixed code's own string is never redeemed or claimed. */
export type TargetOnRecord =
  | { readonly kind: "unknown" }
  | { readonly kind: "known"; readonly claimed: boolean; readonly isVoid: boolean; readonly redeemed: Redeemed | null };

/**
 * One change of the server's record. A store applies the effects of a judgement in their order, in one transaction, and
 * decides nothing.
 */
export type Effect =
  /** Enter the redemption. A holder takes the list's code or claim, and its unit: the pool's, or the lease's. */
  | { readonly kind: "record-redemption"; readonly key: string; readonly hold: Hold; readonly marks: readonly Mark[] }
  | {
      readonly kind: "record-reversal";
      readonly key: string;
      readonly redemptionKey: string;
      readonly outcome: Outcome;
    }
  /** Also remembers the redemption's key as withdrawn; without a redemption, for `WITHDRAWN_KEY_KEPT_MS`. */
  | { readonly kind: "record-withdrawal"; readonly key: string; readonly redemptionKey: string }
  /** Remember the key of a refused ask as withdrawn: nothing else is left of it (R3). */
  | { readonly kind: "close-ask"; readonly redemptionKey: string }
  /** Keep a refused event as it came, to be shown to managers (R4). */
  | { readonly kind: "keep-refused"; readonly key: string; readonly problem: Rejection }
  /** Mark the redemption reversed; closes its conflict, where it is one. */
  | { readonly kind: "reverse"; readonly redemptionKey: string; readonly by: string }
  /** Make a waiting redemption the holder of the code or claim, with the unit of the one before; uses stay. */
  | { readonly kind: "promote"; readonly redemptionKey: string; readonly unit: Unit }
  /** A unit that the lease had spent has gone to another till for good: it has one unit less, and has spent one less. */
  | { readonly kind: "shrink-lease"; readonly leaseId: string }
  /** The code or claim that the redemption held can be redeemed again. */
  | { readonly kind: "free-target"; readonly redemptionKey: string }
  /** One use less of the coupon; the unit goes back where `unit` says. */
  | { readonly kind: "return-unit"; readonly couponId: string; readonly unit: Unit }
  /** Replace the answer of a reversal that was kept. */
  | { readonly kind: "settle-reversal"; readonly key: string; readonly outcome: Outcome };

/** What the server answers to an event, and what it does about it. `duplicate` and `standing` as in an answer. */
export type Judgement = {
  readonly outcome: Outcome;
  readonly duplicate: boolean;
  readonly standing: StandingNow;
  readonly effects: readonly Effect[];
};

/** Keys withdrawn before any redemption was recorded under them are forgotten after this (R3). */
export const WITHDRAWN_KEY_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Managers are shown an accepted ask that its till has not named for so long (R10). */
export const UNCONFIRMED_SHOWN_AFTER_MS = 60 * 60 * 1000;

type Recorded = { readonly isReversed: boolean; readonly hold: Pick<Hold, "kind"> };

export function standingOf({ isReversed, hold }: Recorded): RecordedStanding {
  if (isReversed) return "reversed";
  return hold.kind === "conflict" ? "conflict" : "redeemed";
}
