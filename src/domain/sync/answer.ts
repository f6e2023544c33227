import type { Refusal } from "../redemption/refusal";
import type { ConflictCause, Mark } from "./event";

/** Why an event was not taken at all, for ever: it says nothing that could be recorded as said (R4, R5). */
export const REJECTIONS = ["malformed", "foreign", "key-reuse"] as const;
export type Rejection = (typeof REJECTIONS)[number];

/**
 * What the server made of an event.
 * - `accepted`: redeemed; `remaining` as in a decision.
 * - `conflict`: kept with its cause, for a manager to resolve; nothing was taken.
 * - `not-redeemed`: an ask that rules refuse; leaves nothing behind, so a fact under its key is judged afresh (R3).
 * - `refused`: malformed, foreign or a key used twice; kept on both sides and shown (R4).
 * - `withdrawn`: the key is withdrawn; nothing is redeemed under it (R3).
 * - `reversed`: the redemption is undone.
 * - `kept`: the reversal waits for its redemption (R8).
 * - `moot`: the reversal's redemption was refused; there is nothing to undo (R8).
 */
export type Outcome =
  | { readonly kind: "accepted"; readonly remaining: number | null; readonly marks: readonly Mark[] }
  | { readonly kind: "conflict"; readonly cause: ConflictCause; readonly marks: readonly Mark[] }
  | { readonly kind: "not-redeemed"; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly kind: "refused"; readonly rejection: Rejection }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "reversed" }
  | { readonly kind: "kept" }
  | { readonly kind: "moot" };

/** What stands today of the redemption that an event is about; `nothing`: no redemption is on record. */
export const STANDINGS = ["redeemed", "conflict", "reversed", "nothing"] as const;
export type StandingNow = (typeof STANDINGS)[number];

/**
 * The answer to an event (R5). `outcome` is the first one recorded, for ever; `now` what stands today. `duplicate`: the
 * event had been answered before. The server adds the feed number.
 */
export type Answer = { readonly outcome: Outcome; readonly duplicate: boolean; readonly now: StandingNow };
