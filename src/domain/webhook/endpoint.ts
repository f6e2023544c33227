/** How many a workspace may have. */
export const WEBHOOKS_MAX = 10;

export const WEBHOOK_URL_MAX_LENGTH = 500;

/** After a new secret the one before signs beside it for so long. */
export const FORMER_SECRET_MS = 24 * 60 * 60 * 1000;

/** Messages can be looked up, and wait where their receiver is paused, for so long. */
export const DELIVERY_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** `gone`: paused because it answered 410. */
export const ENDPOINT_STATES = ["active", "paused", "gone"] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];

/** `waiting`: to be tried, for the first time or again. */
export const DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Why a try failed. `status`: it was answered with no success; `redirect`: with another address. The others: without an answer.
 * `not-public`: the address is one of this machine or of a private network.
 */
export const DELIVERY_PROBLEMS = ["status", "redirect", "too-slow", "unreachable", "not-public", "not-secure"] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];
