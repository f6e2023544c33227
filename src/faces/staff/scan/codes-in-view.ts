import type { Found, LookUp } from "../../../client/till/till";
import type { Scan } from "../../../domain/code/readings-of";

/** A code in front of the camera; `beside`: the texts of handled codes that it has lain beside ever since. */
export type Sight = { readonly scan: Scan; readonly beside: readonly string[] };

/** A code that was seen, and what this till makes of it. */
export type SeenCode = Sight & { readonly answer: LookUp };

/** A code whose coupon had the screen. */
export type TakenCode = { readonly text: string; readonly couponId: string };

export type Meant =
  | { readonly kind: "this"; readonly seen: SeenCode }
  /** Several coupons: the cashier says which. */
  | { readonly kind: "choose"; readonly candidates: readonly Found[] }
  /** None says yes or no yet: this one is shown if no other code turns up beside it. */
  | { readonly kind: "perhaps-another"; readonly seen: SeenCode }
  /** Nothing but what lies about beside a coupon that was handled. */
  | { readonly kind: "nothing" };

/**
 * Which of the codes in view the customer means (R55): the one that is a coupon of this workspace, whatever its verdict; a
 * claim rather than the fixed code that stands on the same page; the cashier's choice of several.
 * @param taken what had the screen lately: beside it, what is no coupon means nothing, nor does its coupon's fixed code
 */
export function meantBy(codes: readonly SeenCode[], taken: readonly TakenCode[]): Meant {
  const telling = codes.filter((seen) => isTelling(seen) && !isLeftover(seen, taken));
  const claimed = new Set(telling.flatMap(foundIn).filter(isClaim).map(({ coupon }) => coupon?.couponId));
  const meant = telling.filter((seen) => !foundIn(seen).every((found) => isFixed(found) && !isClaim(found) && claimed.has(found.coupon?.couponId)));
  const [first, ...others] = meant;
  if (first !== undefined) {
    return others.length === 0 ? { kind: "this", seen: first } : { kind: "choose", candidates: meant.flatMap(foundIn) };
  }
  const open = codes.filter((seen) => !isTelling(seen) && besideOf(seen, taken).length === 0);
  // Words about a coupon say more than "not known".
  const seen = open.find((code) => foundIn(code).some(({ coupon }) => coupon !== null)) ?? open.find(({ answer }) => answer.kind === "decided") ?? open[0];
  return seen === undefined ? { kind: "nothing" } : { kind: "perhaps-another", seen };
}

/** Whether the answer settles something; the others ask for another code, which may lie right beside. */
function isTelling({ answer }: SeenCode): boolean {
  switch (answer.kind) {
    case "choose":
    case "not-ready":
      return true;
    case "not-a-code":
      return false;
    case "decided":
      return isVerdict(answer);
  }
}

function isVerdict({ decision }: Found): boolean {
  switch (decision.kind) {
    case "redeem":
      return true;
    case "scan-the-code":
      return false;
    case "refuse":
      return decision.refusals[0].reason !== "unknown" && decision.refusals[0].reason !== "needs-claim";
  }
}

function isLeftover(seen: SeenCode, taken: readonly TakenCode[]): boolean {
  const couponIds = besideOf(seen, taken).map(({ couponId }) => couponId);
  const found = foundIn(seen);
  return found.length > 0 && found.every((one) => isFixed(one) && couponIds.includes(one.coupon?.couponId ?? ""));
}

function besideOf({ beside }: SeenCode, taken: readonly TakenCode[]): readonly TakenCode[] {
  return taken.filter(({ text }) => beside.includes(text));
}

/** What is taken once these have the screen. */
export function takenOf(codes: readonly SeenCode[]): readonly TakenCode[] {
  return codes.flatMap((seen) =>
    foundIn(seen).flatMap(({ coupon }) => (coupon === null ? [] : [{ text: seen.scan.text, couponId: coupon.couponId }])),
  );
}

/** The coupons that a code was found in, if any. */
export function foundIn({ answer }: SeenCode): readonly Found[] {
  switch (answer.kind) {
    case "decided":
      return [answer];
    case "choose":
      return answer.candidates;
    case "not-a-code":
    case "not-ready":
      return [];
  }
}

function isFixed({ coupon }: Found): boolean {
  return coupon?.source.kind === "fixed";
}

function isClaim({ shown }: Found): boolean {
  return shown.kind === "claim";
}
