import { expect, test } from "vitest";
import { firstOfEach } from "./first-of-each";

test("[R80] the server's problems stand at the form's fields, one at each", () => {
  const told = [
    { field: "couponId", message: "Taken." },
    { field: "couponId", message: "Another." },
    { field: "coupon", message: "No field's." },
  ];
  expect(firstOfEach(["name", "couponId"], told)).toEqual({ couponId: "Taken." });
});
