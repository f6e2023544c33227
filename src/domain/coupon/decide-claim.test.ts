import { describe, expect, test } from "vitest";
import { listTerms } from "../../../test/builders/coupons";
import { NOW_MS } from "../../../test/builders/situations";
import type { Distribution } from "./claiming-status";
import type { CouponTerms } from "./coupon";
import { decideClaim } from "./decide-claim";

const scheduled = { period: { startMs: NOW_MS + 1, endMs: null } };
const ended = { period: { startMs: null, endMs: NOW_MS } };
const none: Distribution = { claimed: 0, codes: 0, issued: 0, usage: { used: 0, leased: 0 } };

describe("a claim", () => {
  const request = (terms: CouponTerms, contactClaims = 0, issued = 5) => {
    return {
      plan: "premium",
      terms,
      distribution: { ...none, codes: 5, issued },
      claimLimit: 1,
      contactClaims,
      nowMs: NOW_MS,
    } as const;
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
