import type { MemberRole } from "./role";

/** A member as far as it matters to who is left. */
export type MemberInRole = { readonly id: string; readonly role: MemberRole };

/**
 * Is somebody left who owns the workspace once a member has another role, or none (R64)?
 * @param next null: the member is removed
 */
export function keepsAnOwner(members: readonly MemberInRole[], memberId: string, next: MemberRole | null): boolean {
  return next === "owner" || members.some(({ id, role }) => role === "owner" && id !== memberId);
}
