import type { Redeemed } from "../redemption/refusal";
import type { ConflictCause, Mark, RedemptionContents } from "./event";
import type { Answer, Outcome } from "./answer";

/** Where the unit that a redemption spent came from; `none`: it counts against no amount. */
export type Unit = { readonly kind: "none" } | { readonly kind: "pool" } | { readonly kind: "lease"; readonly leaseId: string };

/**
 * How a redemption stands on record, reversed or not:
 * - `holder`: it has its unit and, for a list's code or a claim, is the one that the code or claim is redeemed by;
 * - `extra`: a supervisor's, outside one-use and cap (R13);
 * - `conflict`: it has nothing. `fraud`: a manager has resolved it as such; a loss accepted is not fraud (R11).
 */
export type Hold =
  | { readonly kind: "holder"; readonly unit: Unit }
  | { readonly kind: "extra" }
  | { readonly kind: "conflict"; readonly cause: ConflictCause; readonly fraud: boolean };

/** A redemption on the server's record. Rows are never deleted; `isReversed` is the fact that a reversal names it. */
export type LedgerEntry = {
  readonly key: string;
  readonly contents: RedemptionContents;
  readonly hold: Hold;
  readonly isReversed: boolean;
};

/** What the server has on record under an event's key, of whatever kind the event was. */
export type Prior =
  | { readonly kind: "none" }
  /** A redemption's key that was withdrawn before it was ever recorded (R3). */
  | { readonly kind: "withdrawn" }
  /** `entry`: the redemption that the event is or names, where one is on record. */
  | { readonly kind: "answered"; readonly digest: string; readonly outcome: Outcome; readonly entry: LedgerEntry | null };

/** A lease as the server has it. `closed`: the till's closing report names the keys whose facts are still to come (R23). */
export type LeaseOnRecord =
  | { readonly kind: "open"; readonly leaseId: string; readonly unspent: number }
  | { readonly kind: "closed"; readonly leaseId: string; readonly reservedKeys: readonly string[] }
  | { readonly kind: "written-off"; readonly leaseId: string };

/** The server's record of a list's code or a claim, or that there is none. */
export type TargetOnRecord =
  | { readonly kind: "unknown" }
  | { readonly kind: "known"; readonly claimed: boolean; readonly isVoid: boolean; readonly redeemed: Redeemed | null };

/**
 * One change of the server's record. A store applies the effects of a judgement in their order, in one transaction, and
 * decides nothing.
 */
export type Effect =
  /** Enter the redemption; a holder takes the code or claim and its unit. */
  | { readonly kind: "record-redemption"; readonly key: string; readonly hold: Hold; readonly marks: readonly Mark[] }
  /** Mark the redemption reversed; a conflict is closed by it. */
  | { readonly kind: "reverse"; readonly redemptionKey: string; readonly by: string }
  /** Make a waiting redemption the holder of the code or claim, with the unit that the former holder had. */
  | { readonly kind: "promote"; readonly redemptionKey: string; readonly unit: Unit }
  /** The code or claim is free again. */
  | { readonly kind: "free-target"; readonly redemptionKey: string }
  /** One use less; the unit goes where `unit` says. */
  | { readonly kind: "return-unit"; readonly couponId: string; readonly unit: Exclude<Unit, { kind: "none" }> }
  /** Keep a reversal until its redemption comes (R8). */
  | { readonly kind: "keep-reversal"; readonly key: string; readonly redemptionKey: string }
  /** Give a kept reversal its answer. */
  | { readonly kind: "settle-reversal"; readonly key: string; readonly outcome: Outcome }
  /** Remember a key as withdrawn; may be dropped after 30 days (R3). */
  | { readonly kind: "remember-withdrawn"; readonly redemptionKey: string }
  /** Keep a refused event as it came, to be shown to managers (R4). */
  | { readonly kind: "keep-refused"; readonly key: string; readonly rejection: "malformed" | "foreign" }
  /** Remember the first outcome of an event's key, with the digest of its contents (R5). */
  | { readonly kind: "remember-answer"; readonly key: string; readonly digest: string; readonly outcome: Outcome };

/** What the server does about an event and what it answers. */
export type Judgement = { readonly answer: Answer; readonly effects: readonly Effect[] };

/** Withdrawn keys that were never recorded are forgotten after this (R3). */
export const WITHDRAWN_KEY_KEPT_MS = 30 * 24 * 60 * 60 * 1000;
