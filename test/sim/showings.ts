import type { Entry } from "./plan";
import { codeText, isFixed, type HandedOut, type SimShop } from "./sim-shop";

/** What a customer holds out to be scanned. */
export type Showing = {
  readonly text: string;
  /** `couponId/code`, or `couponId/claim 3`. */
  readonly target: string;
  readonly isOneUse: boolean;
  /** The claim whose link it is; null: a code. */
  readonly claim: HandedOut | null;
};

/** Null where there is nothing to show: the claim was never handed out. */
export function showingOf(shop: SimShop, { coupon, code, link }: Pick<Extract<Entry, { kind: "redeem" }>, "coupon" | "code" | "link">): Showing | null {
  const of = shop.coupons[coupon];
  if (of === undefined) return null;
  const text = codeText(of, code);
  if (!link) return { text, target: `${of.couponId}/${text}`, isOneUse: !isFixed(of), claim: null };
  const target = claimName(of.couponId, code);
  const claim = shop.claims.get(target);
  return claim === undefined ? null : { text: claim.link, target, isOneUse: true, claim };
}

/** The code that the page of a list's claim shows. */
export function codeOnThePage({ target, claim }: Showing): Showing | null {
  const text = claim?.code ?? null;
  return text === null ? null : { text, target: `${target.split("/")[0] ?? ""}/${text}`, isOneUse: true, claim: null };
}

export function claimName(couponId: string, number: number): string {
  return `${couponId}/claim ${number}`;
}
