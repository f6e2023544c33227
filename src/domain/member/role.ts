/** What a member may do, the weakest first: look, run the shop, decide who else may. */
export const MEMBER_ROLES = ["viewer", "manager", "owner"] as const;

export type MemberRole = (typeof MEMBER_ROLES)[number];

/** May a member of a role do what needs another (R63)? */
export function isAtLeast(role: MemberRole, needed: MemberRole): boolean {
  return MEMBER_ROLES.indexOf(role) >= MEMBER_ROLES.indexOf(needed);
}
