import { expect, test } from "vitest";
import { claimStanding } from "./claim-standing";

const [startMs, endMs] = [1_000, 2_000];
const terms = { period: { startMs, endMs }, revokedAtMs: null };
const redemption = { atMs: 1_500, store: "Riverside" };

test("[R83] follows the period until it is redeemed", () => {
  const kinds = [startMs - 1, startMs, endMs - 1, endMs].map((nowMs) => claimStanding(terms, null, nowMs).kind);
  expect(kinds).toEqual(["not-yet-valid", "active", "active", "expired"]);
});

test("[R83] stays redeemed when the period is over", () => {
  expect(claimStanding(terms, redemption, endMs)).toEqual({ kind: "redeemed", redemption });
});

test("[R83] says nothing of a redemption once the coupon is revoked", () => {
  expect(claimStanding({ ...terms, revokedAtMs: 1 }, redemption, 1_500)).toEqual({ kind: "revoked" });
});
