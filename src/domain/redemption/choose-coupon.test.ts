import { expect, test } from "vitest";
import { listTerms } from "../../../test/builders/coupons";
import { NOW_MS } from "../../../test/builders/situations";
import type { CouponTerms } from "../coupon/coupon";
import { chooseCoupon } from "./choose-coupon";

const owner = (changes: Partial<CouponTerms> = {}) => ({ terms: listTerms(changes) });
const ended = (endMs: number) => owner({ period: { startMs: null, endMs } });

test("[R18] takes the one live owner, past ended and revoked ones", () => {
  const live = owner();
  const owners = [ended(NOW_MS - 1), live, owner({ revokedAtMs: NOW_MS - 1 })];
  expect(chooseCoupon(owners, NOW_MS)).toEqual({ kind: "one", owner: live });
});

test("[R18] a scheduled coupon is live as well", () => {
  const scheduled = owner({ period: { startMs: NOW_MS + 1, endMs: null } });
  expect(chooseCoupon([scheduled], NOW_MS)).toEqual({ kind: "one", owner: scheduled });
});

test("[R18] lets the cashier choose among several live ones", () => {
  const candidates = [owner({ ordinal: 1 }), owner({ ordinal: 2 })];
  expect(chooseCoupon(candidates, NOW_MS)).toEqual({ kind: "ask-cashier", candidates });
});

test("[R18] of none live, shows the one that ended last, by its end or its revocation", () => {
  const revokedEarly = owner({ period: { startMs: null, endMs: NOW_MS - 1 }, revokedAtMs: NOW_MS - 500 });
  const latest = ended(NOW_MS - 100);
  expect(chooseCoupon([ended(NOW_MS - 200), latest, revokedEarly], NOW_MS)).toEqual({
    kind: "none",
    latestEnded: latest,
  });
});

test("[R18] where no coupon has the code, there is none to show", () => {
  expect(chooseCoupon([], NOW_MS)).toEqual({ kind: "none", latestEnded: null });
});
