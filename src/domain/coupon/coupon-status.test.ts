import { describe, expect, test } from "vitest";
import { couponOf, listTerms } from "../../../test/builders/coupons";
import { NOW_MS } from "../../../test/builders/situations";
import { couponStatus, isLive } from "./coupon-status";
import { revokeCoupon } from "./revoke-coupon";

const scheduled = { period: { startMs: NOW_MS + 1, endMs: null } };
const ended = { period: { startMs: null, endMs: NOW_MS } };

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
    expect([{}, scheduled, ended, { revokedAtMs: 1 }].map((changes) => isLive(listTerms(changes), NOW_MS))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("[R47] once revoked stays revoked", () => {
    const revoked = revokeCoupon(couponOf(listTerms()), NOW_MS);
    expect(revoked).toMatchObject({ ok: true, value: { revokedAtMs: NOW_MS, version: 2 } });
    if (revoked.ok)
      expect(revokeCoupon(revoked.value, NOW_MS + 1)).toEqual({ ok: false, problem: { kind: "already-revoked" } });
  });
});
