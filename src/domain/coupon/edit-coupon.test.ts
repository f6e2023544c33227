import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimTerms, couponOf, draftOf, fixedTerms, listTerms } from "../../../test/builders/coupons";
import { NOW_MS } from "../../../test/builders/situations";
import type { CouponTerms, Period } from "./coupon";
import type { CouponDraft } from "./coupon-draft";
import { editCoupon, type CouponFacts } from "./edit-coupon";

const HOUR_MS = 3_600_000;
const facts: CouponFacts = {
  plan: "premium",
  hasCodes: true,
  storeIds: new Set(["here"]),
  images: new Set(),
  claimed: 0,
  usage: { used: 0, leased: 0 },
  sharesCodeWith: null,
};

/** Edits a coupon and says "field: kind" of every problem, or the version that came of it. */
function edit(terms: CouponTerms, changes: Partial<CouponDraft>, known: Partial<CouponFacts> = {}) {
  const current = couponOf(terms);
  const edited = editCoupon(current, { ...draftOf(current), ...changes }, { ...facts, ...known }, NOW_MS);
  return edited.ok ? edited.value.version : edited.problem.map(({ field, problem }) => `${field}: ${problem.kind}`);
}

const withPeriod = (startMs: number | null, endMs: number | null) => listTerms({ period: { startMs, endMs } });
const period = (startMs: number | null, endMs: number | null) => ({ period: { startMs, endMs } });

describe("editing a coupon", () => {
  test("[R49] makes the next version and keeps its number and id", () => {
    const current = couponOf(listTerms({ version: 4, ordinal: 7 }));
    const edited = editCoupon(current, { ...draftOf(current), title: "Summer gift" }, facts, NOW_MS);
    expect(edited).toEqual({ ok: true, value: { ...current, title: "Summer gift", version: 5 } });
  });

  test("[R49] extends or removes the end", () => {
    expect(edit(withPeriod(null, NOW_MS + HOUR_MS), period(null, NOW_MS + 2 * HOUR_MS))).toBe(2);
    expect(edit(withPeriod(null, NOW_MS + HOUR_MS), period(null, null))).toBe(2);
  });

  test("[R49] never brings the end forward, nor gives one to a coupon without", () => {
    expect(edit(withPeriod(null, NOW_MS + HOUR_MS), period(null, NOW_MS + HOUR_MS - 1))).toEqual([
      "end: would-shorten",
    ]);
    expect(edit(withPeriod(null, null), period(null, NOW_MS + 99 * HOUR_MS))).toEqual(["end: would-shorten"]);
  });

  test("[R49] can bring an expired coupon back", () => {
    expect(edit(withPeriod(null, NOW_MS - HOUR_MS), period(null, NOW_MS + HOUR_MS))).toBe(2);
  });

  test("[R26] moves the start while the coupon is scheduled, and not after", () => {
    expect(edit(withPeriod(NOW_MS + HOUR_MS, null), period(NOW_MS + 2 * HOUR_MS, null))).toBe(2);
    expect(edit(withPeriod(NOW_MS + HOUR_MS, null), period(null, null))).toBe(2);
    expect(edit(withPeriod(NOW_MS, null), period(NOW_MS + HOUR_MS, null))).toEqual(["start: start-has-passed"]);
    expect(edit(withPeriod(null, null), period(NOW_MS + HOUR_MS, null))).toEqual(["start: start-has-passed"]);
  });

  test("[R43] never changes the couponId", () => {
    expect(edit(listTerms(), { couponId: "SUMMER" })).toEqual(["couponId: cannot-change"]);
  });

  test("[R49] fixes the source from the beginning, type and counting with the first code", () => {
    const other = { codeType: "code128", source: { kind: "fixed", amount: 5 }, counts: "claim" } as const;
    expect(edit(listTerms(), other)).toEqual([
      "codeType: cannot-change",
      "source: cannot-change",
      "counts: cannot-change",
    ]);
    expect(edit(listTerms(), other, { hasCodes: false })).toEqual(["source: cannot-change"]);
    expect(edit(listTerms(), { codeType: "code128" }, { hasCodes: false })).toBe(2);
  });

  test("[R26] keeps the amount at what is used and leased, or claimed", () => {
    const amount = (units: number) => ({ source: { kind: "fixed", amount: units } }) as const;
    const spent = { usage: { used: 4, leased: 3 }, claimed: 9 };
    expect(edit(fixedTerms(), amount(7), spent)).toBe(2);
    expect(edit(fixedTerms(), amount(6), spent)).toEqual(["amount: below-spent"]);
    expect(edit(claimTerms(), amount(9), spent)).toBe(2);
    expect(edit(claimTerms(), amount(8), spent)).toEqual(["amount: below-spent"]);
  });

  test("[R18] never gives a code two live owners", () => {
    const shared = { sharesCodeWith: "SUMMER" };
    expect(edit(withPeriod(null, NOW_MS - HOUR_MS), period(null, null), shared)).toEqual(["code: code-taken"]);
    expect(edit(withPeriod(null, NOW_MS - HOUR_MS), { title: "Still over" }, shared)).toBe(2);
  });

  test("[R49] is over once the coupon is revoked", () => {
    expect(edit(listTerms({ revokedAtMs: 1 }), { title: "Back again" })).toEqual(["coupon: revoked"]);
  });

  test("[R43] is for stores that are there", () => {
    const at = (...storeIds: string[]) => edit(listTerms(), { stores: { kind: "chosen", storeIds } });
    expect(at("here")).toBe(2);
    expect(at("here", "gone")).toEqual(["stores: store-unknown"]);
  });

  test("[R34] needs a plan with coupons", () => {
    expect(edit(listTerms(), { title: "Summer gift" }, { plan: "pro" })).toEqual(["coupon: plan"]);
  });

  test("[R43] holds to every rule for a new coupon", () => {
    expect(edit(listTerms(), { title: "", methods: [] })).toEqual(["title: required", "methods: required"]);
  });
});

test("[R49] no row of edits ever shortens a period", () => {
  const instant = fc.option(fc.integer({ min: -5, max: 5 }).map((hours) => NOW_MS + hours * HOUR_MS));
  const periods = fc.record({ startMs: instant, endMs: instant });
  const edits = fc.array(
    fc.record({ period: periods, atMs: fc.integer({ min: -5, max: 5 }).map((hours) => NOW_MS + hours * HOUR_MS) }),
  );
  const endOf = ({ endMs }: Period) => endMs ?? Infinity;
  fc.assert(
    fc.property(periods, edits, (first, list) => {
      let coupon = couponOf(listTerms({ period: first }));
      for (const { period, atMs } of list.toSorted((a, b) => a.atMs - b.atMs)) {
        const edited = editCoupon(coupon, { ...draftOf(coupon), period }, facts, atMs);
        if (!edited.ok) continue;
        expect(endOf(edited.value.period)).toBeGreaterThanOrEqual(endOf(coupon.period));
        const hadStarted = coupon.period.startMs === null || coupon.period.startMs <= atMs;
        if (hadStarted) expect(edited.value.period.startMs).toBe(coupon.period.startMs);
        coupon = edited.value;
      }
    }),
  );
});
