/** How many a workspace may have. */
export const WEBHOOKS_MAX = 10;

export const WEBHOOK_URL_MAX_LENGTH = 500;

/** After a new secret the one before signs beside it for so long. */
export const FORMER_SECRET_MS = 24 * 60 * 60 * 1000;

/** What was sent, and what could not be, can be looked up for so long. */
export const DELIVERY_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** `gone`: paused because it answered 410. */
export const ENDPOINT_STATES = ["active", "paused", "gone"] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];

/** `waiting`: to be tried, for the first time or again. */
export const DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Why a try failed where there was no answer. `not-public`: the address is one of this machine or of a private network.
 * `status`: there was an answer, and it was no success.
 */
export const DELIVERY_PROBLEMS = ["status", "redirect", "too-slow", "unreachable", "not-public", "not-secure"] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];
