import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import type { Coupon } from "../../../../domain/coupon/coupon";
import type { CouponProblem, FieldProblem } from "../../../../domain/coupon/coupon-draft";
import type { CouponId } from "../../../../domain/coupon/coupon-id";
import { type CouponFacts, editCoupon } from "../../../../domain/coupon/edit-coupon";
import { explainFieldProblem } from "../../../../domain/coupon/explain-field-problem";
import { validateCoupon } from "../../../../domain/coupon/validate-coupon";
import { SCREEN_LOCALE } from "../../../../ui/formats/screen-locale";
import { sayWhenInFull } from "../../../../ui/formats/say-when";
import { firstOfEach, type ProblemsOf } from "../../form/first-of-each";
import { FIELD_NAMES, type FieldName } from "./coupon-fields-table";
import type { FormDraft } from "./form-draft";

/** What the form knows beside what is typed. `opened`: the coupon as it stands at the server; null: it is to be made. */
export type FormFacts = { readonly opened: CouponAtDesk | null; readonly storeIds: ReadonlySet<string>; readonly zone: string; readonly nowMs: number };

/** What has to be mended, field by field, by the rules that the server goes by; what only the server knows comes with its answer. */
export function fieldProblems(draft: FormDraft, { opened, storeIds, zone, nowMs }: FormFacts): ProblemsOf<FieldName> {
  const found = opened === null ? newProblems(draft, storeIds) : editProblems(draft, opened, storeIds, nowMs);
  return firstOfEach(FIELD_NAMES, found.map(({ field, problem }) => ({ field, message: sayFieldProblem(problem, draft, zone) })));
}

export function sayFieldProblem(problem: FieldProblem, { coupon }: FormDraft, zone: string): string {
  return explainFieldProblem(problem, coupon.codeType, (atMs) => sayWhenInFull(atMs, { timeZone: zone, locale: SCREEN_LOCALE }));
}

function newProblems({ coupon, code }: FormDraft, storeIds: ReadonlySet<string>): readonly CouponProblem[] {
  const fixedCode = coupon.source.kind === "fixed" ? code : null;
  return validateCoupon(coupon, fixedCode, { plan: "premium", couponIdIsTaken: false, ordinalsAreUsedUp: false, storeIds, images: imagesOf(coupon), sharesCodeWith: null });
}

function editProblems({ coupon }: FormDraft, opened: CouponAtDesk, storeIds: ReadonlySet<string>, nowMs: number): readonly CouponProblem[] {
  const current: Coupon = { ...opened.coupon, couponId: opened.coupon.couponId as CouponId, ordinal: 0, version: opened.version, revokedAtMs: opened.revokedMs };
  const facts: CouponFacts = { plan: "premium", storeIds, images: imagesOf(coupon), claimed: opened.claimed, sharesCodeWith: null, ...usageOf(opened) };
  const edited = editCoupon(current, coupon, facts, nowMs);
  return edited.ok ? [] : edited.problem;
}

/** They came from the server's own answers; it looks again. */
function imagesOf({ page }: FormDraft["coupon"]): ReadonlySet<string> {
  return new Set([page.bannerUrl, page.logoUrl].filter((path) => path !== null));
}

function usageOf({ codes }: CouponAtDesk): Pick<CouponFacts, "hasCodes" | "usage"> {
  if (codes.kind === "list") return { hasCodes: codes.count > 0, usage: { used: 0, leased: 0 } };
  return { hasCodes: true, usage: { used: codes.used, leased: codes.leased } };
}
