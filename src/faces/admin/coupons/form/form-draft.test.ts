import { expect, test } from "vitest";
import { codeTypes } from "../../../../domain/code/code-type";
import { draftProblems } from "../../../../domain/coupon/validate-coupon";
import { COUPON_FIELDS, FIELD_NAMES } from "./coupon-fields-table";
import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import { duplicateOf, EMPTY_DRAFT, type FormDraft, withCodeType, withCounts, withSource } from "./form-draft";

const wrongFields = ({ coupon }: FormDraft) => draftProblems(coupon).map(({ field }) => field);
const FILLED: FormDraft = { ...EMPTY_DRAFT, coupon: { ...EMPTY_DRAFT.coupon, couponId: "TEA", name: "Tea", title: "Tea", source: { kind: "fixed", amount: 5 } } };

test("[R43–R45] whatever is chosen one after the other, nothing of another choice is left over", () => {
  const steps = [
    ...codeTypes.map((type) => (draft: FormDraft) => withCodeType(draft, type)),
    (draft: FormDraft) => withSource(draft, "list"),
    (draft: FormDraft) => withCounts(withSource(draft, "fixed"), "claim"),
    (draft: FormDraft) => withCounts(withSource(draft, "fixed"), "code"),
  ];
  for (const first of steps) {
    for (const second of steps) {
      // What is still empty then is for the manager to fill in.
      expect(wrongFields(second(first(FILLED))).filter((field) => field !== "amount" && field !== "promoUrl")).toEqual([]);
    }
  }
});

test("[R43] a way to redeem that was chosen is still there after a look at promo codes", () => {
  const self = { ...FILLED, coupon: { ...FILLED.coupon, methods: ["self" as const] } };
  expect(withCodeType(withCodeType(self, "qr"), "ean13").coupon.methods).toEqual(["self"]);
  expect(withCodeType(withCodeType(self, "promo"), "qr")).toEqual(self);
});

test("[R46] that claims count is still chosen after a look at promo codes, unless the codes come from elsewhere by then", () => {
  const promo = withCodeType(withCounts(FILLED, "claim"), "promo");
  expect(withCodeType(promo, "qr").coupon.counts).toBe("claim");
  expect(withCodeType(withSource(promo, "list"), "qr").coupon).toMatchObject({ counts: "code", offline: "allow" });
  expect(wrongFields(withCodeType(withSource(promo, "list"), "qr"))).toEqual([]);
});

test("[R80] what promo codes do not show is nothing to mend, and is there again in a store", () => {
  const { coupon } = FILLED;
  const wrong: FormDraft = {
    ...FILLED,
    coupon: { ...coupon, stores: { kind: "chosen", storeIds: [] }, statusWordings: { ...coupon.statusWordings, redeemed: "{nobody}" }, tags: { ...coupon.tags, redeemed: "x".repeat(500) } },
  };
  expect(new Set(wrongFields(wrong))).toEqual(new Set(["stores", "statusWordings.redeemed", "tags.redeemed"]));
  expect(wrongFields(withCodeType(wrong, "promo")).filter((field) => field !== "promoUrl")).toEqual([]);
  expect(withCodeType(withCodeType(wrong, "promo"), "qr")).toEqual(wrong);
});

test("of a promo code only what a web shop's coupon has is asked for, and its amount caps the claims", () => {
  const promo = withCodeType(FILLED, "promo");
  const asked = FIELD_NAMES.filter((name) => COUPON_FIELDS[name].shown?.(promo) ?? true);
  expect(["counts", "methods", "stores", "registerText", "receiptWanted", "offline", "statusWordings.redeemed", "tags.redeemed"].filter((name) => asked.some((one) => one === name))).toEqual([]);
  expect(asked).toContain("amount");
  expect(promo.coupon).toMatchObject({ counts: "claim", offline: "allow", source: { kind: "fixed", amount: 5 } });
  expect(withSource(withSource(promo, "list"), "fixed").coupon.counts).toBe("claim");
  expect(withCodeType(promo, "qr").coupon).toMatchObject({ counts: "code", offline: "lease-only" });
  const older = { coupon: { ...promo.coupon, counts: "code" }, status: "active" } as CouponAtDesk;
  expect(duplicateOf(older).coupon.counts).toBe("claim");
  expect(COUPON_FIELDS.amount.shown?.({ ...promo, coupon: older.coupon })).toBe(false);
});

test("every part of a coupon stands at one field of the form, which puts back what it takes", () => {
  const marked = new Set<string>();
  for (const name of FIELD_NAMES) {
    const field = COUPON_FIELDS[name] as { get: (draft: FormDraft) => unknown; set: (draft: FormDraft, value: unknown) => FormDraft };
    const promo = withCodeType(FILLED, "promo");
    const before = name.startsWith("promo") ? promo : FILLED;
    expect([name, field.set(before, field.get(before))]).toEqual([name, before]);
    const after = field.set(before, "changed");
    for (const [part, value] of leavesOf(after)) if (value === "changed" || new Map(leavesOf(before)).get(part) !== value) marked.add(part);
  }
  const { code, coupon } = withCodeType(FILLED, "promo");
  const parts = leavesOf({ code, coupon }).map(([part]) => part);
  expect(parts.filter((part) => ![...marked].some((one) => part === one || part.startsWith(`${one}.`)))).toEqual([]);
});

function leavesOf(value: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`));
}
