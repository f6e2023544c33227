import type { MemberRole } from "../domain/member/role";

/** What an API key may be used for. */
export const API_KEY_SCOPES = ["manage"] as const;

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** A member who is signed in and has at least this role, or, where `key` names one, an API key with that scope. */
export type MemberAccess = { readonly member: MemberRole; readonly key?: ApiKeyScope };

/**
 * Who may call a route; checked in one place, before its handler runs (R63). A `till` is one that was not revoked, and a
 * `revoked-till` can call nothing else (R30).
 */
export type Access = "anyone" | "till" | "revoked-till" | MemberAccess;

/** To see how the shop is doing. */
export const LOOKS = { member: "viewer", key: "manage" } as const satisfies MemberAccess;

/** To run the shop. */
export const MANAGES = { member: "manager", key: "manage" } as const satisfies MemberAccess;

/** To decide who else may: no key can. */
export const OWNS = { member: "owner" } as const satisfies MemberAccess;

/** What members do about themselves. */
export const ONESELF = { member: "viewer" } as const satisfies MemberAccess;
