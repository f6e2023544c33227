import { expect, test } from "vitest";
import { faceAt, wayBack } from "./routes";

test.each([
  ["/till", "till"],
  ["/till/today", "till"],
  ["/admin", "admin"],
  ["/admin/coupons", "admin"],
  ["/c/AQ3k", "customer"],
  ["/wallet", "customer"],
  ["/get/COFFEE", "customer"],
  ["/demo", "customer"],
  ["/", undefined],
  ["/tills", undefined],
  ["/constructor", undefined],
])("%s opens %s", (pathname, face) => {
  expect(faceAt(pathname)).toBe(face);
});

test("[R68] a browser that is held to the till opens nothing else", () => {
  for (const path of ["/", "/admin/coupons", "/wallet", "/demo", "/c/AQ3k", "/nowhere"]) {
    expect([wayBack(path, true), wayBack(path, false)]).toEqual(["/till", null]);
  }
  expect(wayBack("/till/today", true)).toBeNull();
});
