import { MANAGES } from "./access";
import {
  deliveriesQuery, deliveriesResponse, deliveryAtDesk, editWebhookRequest, newWebhookRequest, newWebhookResponse, replayFailedRequest, replayFailedResponse,
  webhookAtDesk, webhookSecretResponse, webhooksResponse,
} from "./messages/webhooks";
import type { Route } from "./route";

/** Other systems that are told of what happens. */
export const WEBHOOK_ROUTES = {
  webhooks: { method: "GET", path: "/api/webhooks", access: MANAGES, summary: "Where messages go of what happens, and how many wait or have failed.", response: webhooksResponse },
  addWebhook: {
    method: "POST", path: "/api/webhooks", access: MANAGES,
    summary: "Have another system told of what happens. The answer has the secret that signs.",
    body: newWebhookRequest, response: newWebhookResponse, maxBodyBytes: 4_096,
  },
  editWebhook: {
    method: "POST", path: "/api/webhooks/{webhookId}", access: MANAGES,
    summary: "Change where messages go and of what, pause them, or go on. What happens while they are paused waits, for 30 days at most.",
    body: editWebhookRequest, response: webhookAtDesk, maxBodyBytes: 4_096,
  },
  removeWebhook: {
    method: "POST", path: "/api/webhooks/{webhookId}/removal", access: MANAGES,
    summary: "Tell it nothing more, and forget what it was told.",
    response: webhooksResponse,
  },
  webhookSecret: { method: "GET", path: "/api/webhooks/{webhookId}/secret", access: MANAGES, summary: "The secret that signs messages to it.", response: webhookSecretResponse },
  renewWebhookSecret: {
    method: "POST", path: "/api/webhooks/{webhookId}/secret", access: MANAGES,
    summary: "Make a new secret. The one before signs beside it for a day.",
    response: webhookSecretResponse,
  },
  testWebhook: { method: "POST", path: "/api/webhooks/{webhookId}/test", access: MANAGES, summary: "Send it a message of the type `webhook.test`.", response: deliveryAtDesk },
  deliveries: {
    method: "GET", path: "/api/webhooks/{webhookId}/deliveries", access: MANAGES,
    summary: "A page of the messages to it of the last 30 days, and what became of each.",
    query: deliveriesQuery, response: deliveriesResponse,
  },
  replayDelivery: {
    method: "POST", path: "/api/webhooks/{webhookId}/deliveries/{deliveryId}/replay", access: MANAGES,
    summary: "Send a message once more, under the same id.",
    response: deliveryAtDesk,
  },
  replayFailed: {
    method: "POST", path: "/api/webhooks/{webhookId}/replay", access: MANAGES,
    summary: "Send once more all that was given up of what has happened since an instant.",
    body: replayFailedRequest, response: replayFailedResponse, maxBodyBytes: 4_096,
  },
} as const satisfies Record<string, Route>;
