import { expect, test } from "vitest";
import { couponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import { fieldProblems } from "./field-problems";
import { EMPTY_DRAFT, type FormDraft, withCodeType } from "./form-draft";

const HOUR_MS = 3_600_000;
const nowMs = Date.UTC(2026, 5, 1, 12);
const facts = { opened: null, storeIds: new Set(["s1"]), zone: "Europe/Lisbon", nowMs };
const filled: FormDraft = { code: "TEA", coupon: { ...EMPTY_DRAFT.coupon, couponId: "TEA", name: "Tea", title: "Tea", source: { kind: "fixed", amount: 5 } } };
const withTerms = (changes: Partial<FormDraft["coupon"]>, code = "TEA"): FormDraft => ({ code, coupon: { ...filled.coupon, ...changes } });

function opened(changes: Partial<FormDraft["coupon"]>, codes = { kind: "fixed", code: "TEA", used: 3, leased: 1, leastAmount: 4 }) {
  return couponAtDesk.parse({
    coupon: withTerms(changes).coupon, codes, version: 2, createdMs: nowMs, status: "active", claiming: "available", claimed: 0, of: null, redeemed: 3, revokedMs: null,
  });
}

test("[R80] an empty form says at each field what is needed, and a filled one nothing", () => {
  expect(fieldProblems(EMPTY_DRAFT, facts)).toEqual({
    name: "Fill this in.",
    title: "Fill this in.",
    couponId: "Enter an ID of letters and digits.",
    code: "Enter a code.",
    amount: "Enter a whole number from 1 to 1000000000.",
  });
  expect(fieldProblems(filled, facts)).toEqual({});
});

test("[R80] a code is judged by the type that is chosen", () => {
  const ean = withCodeType({ ...filled, code: "4006381333932" }, "ean13");
  expect(fieldProblems(ean, facts)).toEqual({ code: "Check the digits: the last one should be 1 for these twelve." });
});

test("[R80] an end that would be brought forward says until when it was promised, by the shop's clock", () => {
  const now = opened({ period: { startMs: null, endMs: nowMs + HOUR_MS } });
  const sooner = withTerms({ period: { startMs: null, endMs: nowMs + HOUR_MS / 2 } });
  expect(fieldProblems(sooner, { ...facts, opened: now }).end).toBe("It was to last until 1 Jun 2026, 14:00, and an end is never brought forward. Choose that or later, or no end.");
  expect(fieldProblems(withTerms({ period: { startMs: null, endMs: null } }), { ...facts, opened: now })).toEqual({});
});

test("[R80] an amount below what is out already is named at its field", () => {
  const fewer = withTerms({ source: { kind: "fixed", amount: 3 } });
  expect(fieldProblems(fewer, { ...facts, opened: opened({}) })).toEqual({ amount: "4 are used, lent to tills or given out already. Enter at least that." });
});
