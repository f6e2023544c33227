import type { CouponAtDesk, CouponsQuery, CouponsResponse } from "../../../src/contract/messages/coupons-at-desk";
import type { CouponDraft, CouponProblem } from "../../../src/domain/coupon/coupon-draft";
import type { Result } from "../../../src/domain/result";
import type { Deed } from "../members/member-store";

/**
 * Coupons as those who run the shop see and make them. What is decided about one is decided by the domain, under the
 * coupon's lock, and the log is told in the same transaction.
 */
export type CouponDeskStore = {
  couponsAtDesk(workspace: number, wanted: CouponsQuery, nowMs: number): Promise<CouponsResponse>;
  /** Null where the workspace has none of that id. */
  couponAtDesk(workspace: number, couponId: string, nowMs: number): Promise<CouponAtDesk | null>;
  /** A coupon that is there already, just the same and not yet edited, is what was asked for: the reply may have been lost. */
  createCoupon(workspace: number, draft: CouponDraft, fixedCode: string | null, deed: Deed): Promise<Result<"created", readonly CouponProblem[]>>;
  editCoupon(workspace: number, couponId: string, edit: CouponEdit, deed: Deed): Promise<Result<"saved", EditProblem>>;
  /** False where there is none of that id; one that was revoked stays so, since then. */
  revokeCoupon(workspace: number, couponId: string, deed: Deed): Promise<boolean>;
};

/** `basedOn`: the version that somebody had before them. */
export type CouponEdit = { readonly draft: CouponDraft; readonly basedOn: number };

/** `changed`: by somebody else, since; `fields`: which are different now. */
export type EditProblem =
  | { readonly kind: "not-found" }
  | { readonly kind: "changed"; readonly fields: readonly string[]; readonly by: string; readonly atMs: number }
  | { readonly kind: "fields"; readonly problems: readonly CouponProblem[] };
