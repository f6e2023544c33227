import { expect, test } from "vitest";
import { parseReachable, parseSelfClaimAddress, selfClaimAddress } from "./self-claim";

test.each([
  ["+852 9123 4567", "+85291234567"],
  ["00852-9123-4567", "+85291234567"],
  ["+ (852) 9123.45/67", "+85291234567"],
  ["＋85291234567", "+85291234567"],
  ["+49 (0) 170 1234567", "+491701234567"],
  ["0049(0)170/1234567", "+491701234567"],
  ["\u202a+852\u20119123\u20114567\u202c", "+85291234567"],
  ["ana@example.com\u200b", "ana@example.com"],
  [" Ana@Example.COM ", "ana@example.com"],
])("[R89] %s counts as %s, however it is written", (text, expected) => {
  expect(parseReachable(text)).toEqual({ ok: true, value: expected });
});

test.each(["", "+12345", "+1234567890123456", "9123 4567", "07911 123456", "+07911 123456", "ana@example", "@example.com", "ana at example.com", 'a"b@example.com', "+", "a b@example.com"])("[R89] nobody is reached at %j", (text) => {
  expect(parseReachable(text).ok).toBe(false);
});

test("a coupon's own link names its shop and it, and nothing else does", () => {
  const target = { workspace: 12, couponId: "SUMMER" };
  expect(parseSelfClaimAddress(selfClaimAddress(target))).toEqual(target);
  expect(["SUMMER", "0-SUMMER", "1-", "1-a-b", "1234567890-A", "-1-A", "1-é"].map(parseSelfClaimAddress)).toEqual(Array(7).fill(null));
});
