import type { Found, Redeem, RedeemDetails } from "../../../client/till/till";
import type { Scan } from "../../../domain/code/readings-of";
import type { CouponTerms } from "../../../domain/coupon/coupon";
import { isLiftedByNetwork, type Refusal } from "../../../domain/redemption/refusal";
import type { Verdict } from "../../../ui/verdict-shape";
import { REFUSAL_LOOKS } from "../verdict/refusal-wording";
import type { UndoProblem } from "../verdict/undo-wording";
import type { SeenCode } from "./codes-in-view";

export type Redeemed = Extract<Redeem, { kind: "redeemed" }>;

/** From the camera to the next customer; one phase is one screen. */
export type ScanState =
  | { readonly phase: "idle" }
  /** Nothing to say of what was seen, unless another code turns up beside it (R55); the camera goes on. */
  | { readonly phase: "looking-around"; readonly seen: SeenCode }
  | { readonly phase: "looking-up"; readonly scan: Scan }
  | { readonly phase: "not-a-code"; readonly scan: Scan }
  | { readonly phase: "not-ready" }
  /** `of`: coupons that share one code, or several codes. */
  | { readonly phase: "choosing"; readonly of: "one-code" | "several-codes"; readonly candidates: readonly Found[] }
  | { readonly phase: "found"; readonly found: Found }
  | { readonly phase: "redeeming"; readonly found: Found }
  | ({ readonly phase: "refused"; readonly found: Found } & Refused)
  | {
      readonly phase: "redeemed";
      readonly coupon: CouponTerms | null;
      readonly redeemed: Redeemed;
      readonly undo: "offered" | "asked" | UndoProblem;
    }
  | { readonly phase: "undone"; readonly coupon: CouponTerms | null }
  /** The link of a list coupon: what counts is the code on its page (R20). */
  | { readonly phase: "scan-the-code"; readonly coupon: CouponTerms | null }
  | { readonly phase: "not-looked-up" | "not-stored" | "server-refused" | "override-refused" };

/** `details`: what the cashier had typed when they pressed the button; null: nobody pressed it. */
export type Refused = {
  readonly refusals: readonly [Refusal, ...Refusal[]];
  readonly by: "till" | "server";
  readonly details: RedeemDetails | null;
};

/** Whether the camera has the screen and codes count. */
export function isScanning({ phase }: ScanState): boolean {
  return phase === "idle" || phase === "looking-around";
}

/** The verdict that a phase stands for, and sounds like; null where there is none yet. */
export function verdictOf(state: ScanState): Verdict | null {
  switch (state.phase) {
    case "idle":
    case "looking-around":
    case "looking-up":
    case "choosing":
    case "redeeming":
      return null;
    case "found":
      return isDoubtful(state.found) ? "wait" : "go";
    case "redeemed":
      return "go";
    case "refused":
      return REFUSAL_LOOKS[state.refusals[0].reason].verdict;
    case "not-a-code":
    case "not-ready":
    case "not-looked-up":
    case "undone":
    case "scan-the-code":
      return "wait";
    case "not-stored":
    case "server-refused":
    case "override-refused":
      return "stop";
  }
}

/** Redeemable, if the till's clock is right (R25). */
export function isDoubtful({ decision }: Found): boolean {
  return decision.kind === "redeem" && decision.marks.includes("period-uncertain");
}

/** Whether nothing stands against it but that the server cannot be asked, so that another try may do. */
export function mayTryAgain({ refusals }: Refused): boolean {
  return refusals.every(({ reason }) => isLiftedByNetwork(reason));
}
