import type { MemberRole } from "../../../domain/member/role";

/** What each role is called, and what it is for. */
export const ROLE_WORDS: Record<MemberRole, { readonly name: string; readonly words: string }> = {
  viewer: { name: "Viewer", words: "Sees how the shop is doing, changes nothing." },
  manager: { name: "Manager", words: "Runs the shop: stores, tills, cashiers, coupons." },
  owner: { name: "Owner", words: "Does all of that, and decides who else may sign in." },
};

export const STAFF_ROLE_WORDS = {
  cashier: { name: "Cashier", words: "Scans, redeems, and undoes within a few minutes." },
  supervisor: { name: "Supervisor", words: "Also redeems in spite of a refusal, undoes later, and helps with a forgotten PIN." },
} as const;
