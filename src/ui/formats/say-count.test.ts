import { expect, test } from "vitest";
import { sayCount } from "./say-count";

test.each([
  [0, "0 coupons"],
  [1, "1 coupon"],
  [1_200, "1,200 coupons"],
])("gives %i its noun", (count, said) => {
  expect(sayCount(count, { one: "coupon", other: "coupons" }, "en-GB")).toBe(said);
});

test("uses the plural forms a language has, and `other` for those left out", () => {
  const forms = { one: "kupon", few: "kupony", other: "kuponów" };
  expect([1, 3, 5].map((count) => sayCount(count, forms, "pl"))).toEqual(["1 kupon", "3 kupony", "5 kuponów"]);
});
