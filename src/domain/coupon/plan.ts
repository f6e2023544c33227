export const PLANS = ["free", "pro", "premium", "enterprise"] as const;
export type Plan = (typeof PLANS)[number];

/** What someone wants to do; true: only a plan with coupons may. */
const NEEDS_COUPONS = {
  "create-coupon": true,
  "edit-coupon": true,
  claim: true,
  redeem: false,
  push: false,
  pull: false,
  "coupon-page": false,
  export: false,
} as const;

export type PlannedAct = keyof typeof NEEDS_COUPONS;

/** The plan gates creating and editing coupons and new claims; never what customers and tills already hold (R34). */
export function planAllows(plan: Plan, act: PlannedAct): boolean {
  return !NEEDS_COUPONS[act] || plan === "premium" || plan === "enterprise";
}
