import type { CodeProblem } from "../code/code-problem";
import type { PlaceholderProblem } from "../wording/fill-placeholders";
import type { Coupon } from "./coupon";
import type { CouponIdProblem } from "./coupon-id";
import type { PromoUrlProblem } from "./promo-url";

/** A coupon as the form holds it: everything that a manager decides, not yet checked. */
export type CouponDraft = Omit<Coupon, "couponId" | "ordinal" | "version" | "revokedAtMs"> & {
  readonly couponId: string;
};

/** The fields that a problem can point to, named as on the form. */
export type CouponField =
  | "name"
  | "couponId"
  | "title"
  | "start"
  | "end"
  | "copyButtonText"
  | "termsText"
  | "registerText"
  | "receiptWanted"
  | "codeType"
  | "methods"
  | "promoUrl"
  | "promoLabel"
  | "source"
  | "code"
  | "amount"
  | "stores"
  | "counts"
  | "claimFirst"
  | "offline"
  | "claimLimit"
  | "selfClaim"
  | `automationWordings.${keyof Coupon["automationWordings"]}`
  | `statusWordings.${keyof Coupon["statusWordings"]}`
  | `page.${keyof Coupon["page"]}`
  | `tags.${keyof Coupon["tags"]}`
  | "coupon";

export type FieldProblem =
  | { readonly kind: "required" }
  | { readonly kind: "too-long"; readonly max: number }
  | { readonly kind: "not-a-whole-number"; readonly min: number; readonly max: number }
  | { readonly kind: "not-a-date" }
  | { readonly kind: "end-not-after-start" }
  | { readonly kind: "not-a-colour" }
  | { readonly kind: "repeated" }
  | { readonly kind: "promo-only" }
  | { readonly kind: "not-for-promo" }
  | { readonly kind: "fixed-only" }
  | { readonly kind: "list-only" }
  | { readonly kind: "counting-showings-only" }
  | PromoUrlProblem
  | PlaceholderProblem
  | CouponIdProblem
  | { readonly kind: "bad-code"; readonly problem: CodeProblem }
  | { readonly kind: "code-taken"; readonly couponId: string }
  | { readonly kind: "coupon-id-taken" }
  | { readonly kind: "no-more-coupons" }
  | { readonly kind: "store-unknown" }
  | { readonly kind: "image-unknown" }
  | { readonly kind: "plan" }
  | { readonly kind: "revoked" }
  | { readonly kind: "cannot-change" }
  | { readonly kind: "start-has-passed" }
  | { readonly kind: "would-shorten"; readonly endMs: number | null }
  | { readonly kind: "below-spent"; readonly min: number };

export type CouponProblem = { readonly field: CouponField; readonly problem: FieldProblem };

/** One problem where something is wrong, none where it is not. */
export function problemWhen(isWrong: boolean, field: CouponField, problem: FieldProblem): readonly CouponProblem[] {
  return isWrong ? [{ field, problem }] : [];
}
