import { expect, test } from "vitest";
import { COUPON_FIELDS } from "../coupons/form/coupon-fields-table";
import { EMPTY_DRAFT, type FormDraft } from "../coupons/form/form-draft";
import { changesMeanwhile, mergeForms, withField } from "./merge-forms";

const draft = (changes: Partial<FormDraft["coupon"]>): FormDraft => ({ ...EMPTY_DRAFT, coupon: { ...EMPTY_DRAFT.coupon, name: "Tea", title: "Tea", ...changes } });
const base = draft({});
const page = (changes: object) => ({ page: { ...base.coupon.page, ...changes } });

test("[R80] of two who edit at once, each keeps what the other did not touch", () => {
  const mine = draft({ title: "Tea for two", termsText: "One each", ...page({ description: "Hot" }) });
  const theirs = draft({ name: "Tea 2026", termsText: "Two each", ...page({ belowCode: "Show this" }) });
  expect(changesMeanwhile(COUPON_FIELDS, base, mine, theirs)).toEqual([
    { name: "name", mine: false },
    { name: "termsText", mine: true },
    { name: "page.belowCode", mine: false },
  ]);
  expect(mergeForms(COUPON_FIELDS, base, mine, theirs)).toEqual(
    draft({ name: "Tea 2026", title: "Tea for two", termsText: "One each", ...page({ description: "Hot", belowCode: "Show this" }) }),
  );
});

test("[R80] what both have changed alike is no question", () => {
  const both = draft({ title: "Tea for two" });
  expect(changesMeanwhile(COUPON_FIELDS, base, both, both)).toEqual([{ name: "title", mine: false }]);
});

test("[R80] one field of theirs can be taken, with all others as they are", () => {
  const mine = draft({ title: "Mine", termsText: "Mine" });
  expect(withField(COUPON_FIELDS, "termsText", mine, draft({ title: "Theirs", termsText: "Theirs" }))).toEqual(draft({ title: "Mine", termsText: "Theirs" }));
});
