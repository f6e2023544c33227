import { describe, expect, test } from "vitest";
import { claimTerms, fixedTerms, listTerms } from "../../../test/builders/coupons";
import { NOW_MS } from "../../../test/builders/situations";
import { claimingStatus, type Distribution } from "./claiming-status";
import type { CouponTerms } from "./coupon";
import { couponStatus, isLive } from "./coupon-status";
import { decideClaim } from "./decide-claim";
import { offlineDefault } from "./offline-default";
import { PLANS, planAllows } from "./plan";
import { couponOf } from "../../../test/builders/coupons";
import { revokeCoupon } from "./revoke-coupon";

const scheduled = { period: { startMs: NOW_MS + 1, endMs: null } };
const ended = { period: { startMs: null, endMs: NOW_MS } };
const none: Distribution = { claimed: 0, codes: 0, issued: 0, usage: { used: 0, leased: 0 } };

describe("a coupon's status", () => {
  test.each([
    ["active", {}],
    ["scheduled", scheduled],
    ["expired", ended],
    ["revoked", { ...scheduled, revokedAtMs: NOW_MS }],
    ["revoked", { ...ended, revokedAtMs: NOW_MS }],
  ] as const)("[R47] is %s", (status, changes) => {
    expect(couponStatus(listTerms(changes), NOW_MS)).toBe(status);
  });

  test("[R18] is live before its end and until it is revoked", () => {
    expect([{}, scheduled, ended, { revokedAtMs: 1 }].map((changes) => isLive(listTerms(changes), NOW_MS))).toEqual([true, true, false, false]);
  });

  test("[R47] once revoked stays revoked", () => {
    const revoked = revokeCoupon(couponOf(listTerms()), NOW_MS);
    expect(revoked).toMatchObject({ ok: true, value: { revokedAtMs: NOW_MS, version: 2 } });
    if (revoked.ok) expect(revokeCoupon(revoked.value, NOW_MS + 1)).toEqual({ ok: false, problem: { kind: "already-revoked" } });
  });
});

describe("a coupon's claiming status", () => {
  const status = (terms: CouponTerms, distribution: Partial<Distribution>) => claimingStatus(terms, { ...none, ...distribution }, NOW_MS);

  test("[R48] counts a list's claims among its codes until none is issued", () => {
    expect(status(listTerms(), { claimed: 3, codes: 10, issued: 5 })).toEqual({ kind: "available", claimed: 3, of: 10 });
    expect(status(listTerms(), { claimed: 3, codes: 10, issued: 0 })).toEqual({ kind: "all-distributed" });
  });

  test("[R48] counts claims against the amount where claims count", () => {
    expect(status(claimTerms(), { claimed: 9 })).toEqual({ kind: "available", claimed: 9, of: 10 });
    expect(status(claimTerms(), { claimed: 10 })).toEqual({ kind: "all-distributed" });
  });

  test("[R48] where showings count, claims have no limit until every unit is used", () => {
    expect(status(fixedTerms(), { claimed: 25, usage: { used: 9, leased: 1 } })).toEqual({ kind: "available", claimed: 25, of: null });
    expect(status(fixedTerms(), { claimed: 25, usage: { used: 10, leased: 0 } })).toEqual({ kind: "all-distributed" });
  });

  test("[R48] is closed unless the coupon is active", () => {
    for (const changes of [scheduled, ended, { revokedAtMs: 1 }]) expect(status(listTerms(changes), { issued: 5 })).toEqual({ kind: "closed" });
  });
});

describe("a claim", () => {
  const request = (terms: CouponTerms, contactClaims = 0, issued = 5) => {
    return { plan: "premium", terms, distribution: { ...none, codes: 5, issued }, claimLimit: 1, contactClaims, nowMs: NOW_MS } as const;
  };

  test("[R51] is given while there is something to give", () => {
    expect(decideClaim(request(listTerms()))).toEqual({ kind: "claim" });
  });

  test.each([
    ["revoked", "expired", request(listTerms({ revokedAtMs: 1 }), 1, 0)],
    ["expired", "expired", request(listTerms(ended), 1, 0)],
    ["notYetValid", "notYetValid", request(listTerms(scheduled), 1, 0)],
    ["claimLimitReached", "claimLimitReached", request(listTerms(), 1, 0)],
    ["allDistributed", "allDistributed", request(listTerms(), 0, 0)],
    ["plan", null, { ...request(listTerms({ revokedAtMs: 1 })), plan: "pro" as const }],
  ] as const)("[R51] is refused: %s, answered with the wording %s", (reason, wording, asked) => {
    expect(decideClaim(asked)).toEqual({ kind: "refuse", reason, wording });
  });
});

test("[R34] the plan gates making coupons and claiming them, never what tills and customers hold", () => {
  expect(PLANS.filter((plan) => planAllows(plan, "create-coupon"))).toEqual(["premium", "enterprise"]);
  expect(PLANS.filter((plan) => planAllows(plan, "claim"))).toEqual(["premium", "enterprise"]);
  for (const act of ["redeem", "push", "pull", "coupon-page", "export"] as const) expect(planAllows("free", act)).toBe(true);
});

test("[R45] offline, lists and claim-counted codes are allowed, showing-counted ones need a lease", () => {
  expect(offlineDefault({ kind: "list" }, "code")).toBe("allow");
  expect(offlineDefault({ kind: "fixed", amount: 5 }, "claim")).toBe("allow");
  expect(offlineDefault({ kind: "fixed", amount: 5 }, "code")).toBe("lease-only");
});
