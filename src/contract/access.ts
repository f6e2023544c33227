import type { MemberRole } from "../domain/member/role";

/** What an API key may be used for. */
export const API_KEY_SCOPES = ["manage", "read", "claims:write", "redemptions:write"] as const;

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** A member who is signed in and has at least this role, or, where `key` names scopes, an API key with one of them. */
export type MemberAccess = { readonly member: MemberRole; readonly key?: ApiKeyScope | readonly ApiKeyScope[] };

/** An API key with that scope, and no member. */
export type KeyAccess = { readonly member?: undefined; readonly key: ApiKeyScope };

/**
 * Who may call a route; checked in one place, before its handler runs (R63). A `till` is one that was not revoked, and a
 * `revoked-till` can call nothing else (R30).
 */
export type Access = "anyone" | "till" | "revoked-till" | MemberAccess | KeyAccess;

/** To see how the shop is doing. */
export const LOOKS = { member: "viewer", key: "manage" } as const satisfies MemberAccess;

/** To run the shop. */
export const MANAGES = { member: "manager", key: "manage" } as const satisfies MemberAccess;

/** To hand coupons out by a program. */
export const CLAIMS = { key: "claims:write" } as const satisfies KeyAccess;

/** To see what programs work with: coupons, codes, contacts. */
export const READS = { member: "viewer", key: ["manage", "read"] } as const satisfies MemberAccess;

/** To see who was handed what; whoever hands out may too. */
export const READS_CLAIMS = { member: "viewer", key: ["manage", "read", "claims:write"] } as const satisfies MemberAccess;

/** To see where something can be redeemed; whoever reports it may too. */
export const READS_STORES = { member: "viewer", key: ["manage", "read", "redemptions:write"] } as const satisfies MemberAccess;

/** To redeem by another system. */
export const REPORTS = { key: "redemptions:write" } as const satisfies KeyAccess;

/** To decide who else may: no key can. */
export const OWNS = { member: "owner" } as const satisfies MemberAccess;

/** What members do about themselves. */
export const ONESELF = { member: "viewer" } as const satisfies MemberAccess;
