import { expect, test } from "vitest";
import { sayStatus } from "./say-status";

const from = { nowMs: Date.UTC(2026, 10, 22, 6), timeZone: "Asia/Hong_Kong", locale: "en-GB" };
const midnight = Date.UTC(2026, 11, 31, 16);

test("a coupon that ends at midnight is valid until the day before", () => {
  expect(sayStatus({ status: "active", startMs: null, endMs: midnight }, from)).toEqual({
    verdict: "go",
    said: "Valid until 31 Dec 2026",
  });
});

test("a coupon without an end is simply valid", () => {
  expect(sayStatus({ status: "active", startMs: 0, endMs: null }, from).said).toBe("Valid now");
});

test("a coupon to come says when, an ended one since when, a revoked one who took it back", () => {
  const day = 86_400_000;
  const ended = { startMs: null, endMs: from.nowMs - 3 * day };
  expect(sayStatus({ status: "scheduled", startMs: from.nowMs + day, endMs: null }, from)).toEqual({
    verdict: "wait",
    said: "Valid from tomorrow 14:00",
  });
  expect(sayStatus({ status: "expired", ...ended }, from)).toEqual({ verdict: "stop", said: "Expired 3 days ago" });
  expect(sayStatus({ status: "revoked", ...ended }, from)).toEqual({ verdict: "stop", said: "Withdrawn by the shop" });
});

test("in a few days is told as a day, which the sentence can go on with", () => {
  const day = 86_400_000;
  expect(sayStatus({ status: "active", startMs: null, endMs: from.nowMs + 3 * day }, from).said).toBe("Valid until 25 Nov 2026");
  expect(sayStatus({ status: "scheduled", startMs: from.nowMs + 3 * day, endMs: null }, from).said).toBe("Valid from 25 Nov 2026");
});
