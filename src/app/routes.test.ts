import { expect, test } from "vitest";
import { faceAt } from "./routes";

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
