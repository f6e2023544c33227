import type { Refusal } from "../redemption/refusal";
import type { ConflictCause } from "./event";

/** Why an event was not taken at all, for ever (R4, R5). */
export const REJECTIONS = ["malformed", "foreign", "key-reuse"] as const;
export type Rejection = (typeof REJECTIONS)[number];

/**
 * What the server made of an event.
 * - `accepted`: redeemed.
 * - `conflict`: kept with its cause, for a manager to resolve; nothing was taken.
 * - `not-redeemed`: an ask that rules refuse; it leaves nothing but its key, closed to asks: a fact under it is judged afresh (R3).
 * - `refused`: malformed, foreign, or a key used twice; kept on both sides and shown (R4).
 * - `withdrawn`: the key is withdrawn; nothing is redeemed under it (R3).
 * - `reversed`: the redemption is undone.
 * - `kept`: the reversal waits for its redemption (R8).
 * - `moot`: the reversal's redemption was refused; there is nothing to undo (R8).
 */
export type Outcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "conflict"; readonly cause: ConflictCause }
  | { readonly kind: "not-redeemed"; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly kind: "refused"; readonly problem: Rejection }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "reversed" }
  | { readonly kind: "kept" }
  | { readonly kind: "moot" };

/** What stands today of a redemption on record. */
export const RECORDED_STANDINGS = ["redeemed", "reversed", "conflict"] as const;
export type RecordedStanding = (typeof RECORDED_STANDINGS)[number];

/** What stands today of the redemption that an event is or names; `none`: nothing is on record. */
export const STANDINGS = [...RECORDED_STANDINGS, "withdrawn", "none"] as const;
export type StandingNow = (typeof STANDINGS)[number];

/**
 * The answer to an event (R5). `outcome` is the first one recorded, for ever; `standing` what stands today.
 * `duplicate`: the event had been answered before. `feed`: the number under which the event was recorded, null where
 * it was not. `key`: the event's, null where it was too malformed to have one.
 */
export type Answer = {
  readonly key: string | null;
  readonly outcome: Outcome;
  readonly feed: number | null;
  readonly duplicate: boolean;
  readonly standing: StandingNow;
};
