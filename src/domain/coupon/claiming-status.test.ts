import { describe, expect, test } from "vitest";
import { claimTerms, fixedTerms, listTerms } from "../../../test/builders/coupons";
import { NOW_MS } from "../../../test/builders/situations";
import { claimingStatus, type Distribution } from "./claiming-status";
import type { CouponTerms } from "./coupon";

const scheduled = { period: { startMs: NOW_MS + 1, endMs: null } };
const ended = { period: { startMs: null, endMs: NOW_MS } };
const none: Distribution = { claimed: 0, codes: 0, issued: 0, usage: { used: 0, leased: 0 } };

describe("a coupon's claiming status", () => {
  const status = (terms: CouponTerms, distribution: Partial<Distribution>) =>
    claimingStatus(terms, { ...none, ...distribution }, NOW_MS);

  test("[R48] counts a list's claims among its codes until none is issued", () => {
    expect(status(listTerms(), { claimed: 3, codes: 10, issued: 5 })).toEqual({
      kind: "available",
      claimed: 3,
      of: 10,
    });
    expect(status(listTerms(), { claimed: 3, codes: 10, issued: 0 })).toEqual({ kind: "all-distributed" });
  });

  test("[R48] counts claims against the amount where claims count", () => {
    expect(status(claimTerms(), { claimed: 9 })).toEqual({ kind: "available", claimed: 9, of: 10 });
    expect(status(claimTerms(), { claimed: 10 })).toEqual({ kind: "all-distributed" });
  });

  test("[R48] where showings count, claims have no limit until every unit is used", () => {
    expect(status(fixedTerms(), { claimed: 25, usage: { used: 9, leased: 1 } })).toEqual({
      kind: "available",
      claimed: 25,
      of: null,
    });
    expect(status(fixedTerms(), { claimed: 25, usage: { used: 10, leased: 0 } })).toEqual({ kind: "all-distributed" });
  });

  test("[R48] is closed unless the coupon is active", () => {
    for (const changes of [scheduled, ended, { revokedAtMs: 1 }])
      expect(status(listTerms(changes), { issued: 5 })).toEqual({ kind: "closed" });
  });
});
