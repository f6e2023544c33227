import * as z from "zod/mini";
import { DELIVERY_PROBLEMS, DELIVERY_STATES, ENDPOINT_STATES, WEBHOOK_URL_MAX_LENGTH } from "../../domain/webhook/endpoint";
import { webhookEventTypes } from "../../domain/webhook/webhook-event";
import { count, instantMs, text, uuid } from "./scalars";

const DELIVERIES_PAGE_MAX = 200;

const url = text(WEBHOOK_URL_MAX_LENGTH);
const events = z.array(z.enum(webhookEventTypes)).check(z.minLength(1), z.maxLength(webhookEventTypes.length));

/** `waiting` and `failed`: how many messages, of the last 30 days. `gone`: it answered 410, and is told nothing until it is resumed. */
export const webhookAtDesk = z.object({
  id: uuid,
  url: z.string(),
  events: z.array(z.enum(webhookEventTypes)),
  state: z.enum(ENDPOINT_STATES),
  createdMs: instantMs,
  waiting: count,
  failed: count,
});

export const webhooksResponse = z.object({ webhooks: z.array(webhookAtDesk) });

export const newWebhookRequest = z.object({ url, events });

export const newWebhookResponse = z.object({ webhook: webhookAtDesk, secret: z.string() });

export const editWebhookRequest = z.object({ url, events, isPaused: z.boolean() });

/** `formerUntilMs`: until then the secret before signs as well; null: it does not. */
export const webhookSecretResponse = z.object({ secret: z.string(), formerUntilMs: z.nullable(instantMs) });

/** A message to an endpoint. `status`, `problem`, `triedMs`: of the last try. `nextMs`: when it is tried; null: no more. */
export const deliveryAtDesk = z.object({
  id: z.string(),
  type: z.enum([...webhookEventTypes, "webhook.test"]),
  atMs: instantMs,
  state: z.enum(DELIVERY_STATES),
  tries: count,
  nextMs: z.nullable(instantMs),
  status: z.nullable(count),
  problem: z.nullable(z.enum(DELIVERY_PROBLEMS)),
  triedMs: z.nullable(instantMs),
});

export const deliveriesQuery = z.object({
  state: z.optional(z.enum(DELIVERY_STATES)),
  /** `next` of the page before. */
  after: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(DELIVERIES_PAGE_MAX)), 50),
});

/** The newest first. `next`: null at the end. */
export const deliveriesResponse = z.object({ deliveries: z.array(deliveryAtDesk), next: z.nullable(count) });

export const replayFailedRequest = z.object({ sinceMs: instantMs });

export const replayFailedResponse = z.object({ replayed: count });

export type WebhookAtDesk = z.infer<typeof webhookAtDesk>;
export type DeliveryAtDesk = z.infer<typeof deliveryAtDesk>;
export type DeliveriesQuery = z.output<typeof deliveriesQuery>;
export type DeliveriesResponse = z.infer<typeof deliveriesResponse>;
