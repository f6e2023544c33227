import { expect, test } from "vitest";
import { PLANS, planAllows } from "./plan";

test("[R34] the plan gates making coupons and claiming them, never what tills and customers hold", () => {
  expect(PLANS.filter((plan) => planAllows(plan, "create-coupon"))).toEqual(["premium", "enterprise"]);
  expect(PLANS.filter((plan) => planAllows(plan, "claim"))).toEqual(["premium", "enterprise"]);
  for (const act of ["redeem", "push", "pull", "coupon-page", "export"] as const)
    expect(planAllows("free", act)).toBe(true);
});
