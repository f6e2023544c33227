import type { Sql } from "../sql";
import { deliveriesOf, replayDelivery, replayFailed, testWebhook } from "./delivery-log";
import { addWebhook, editWebhook, removeWebhook, renewWebhookSecret, webhookSecret, webhooksOf } from "./endpoints";
import { dueEndpoints, settleDelivery, takeDeliveries } from "./take-deliveries";
import type { WebhookStore } from "./webhook-store";

/** The part of the store that is about telling other systems. */
export function createWebhookStore(sql: Sql): WebhookStore {
  return {
    webhooks: (workspace) => webhooksOf(sql, workspace),
    addWebhook: (workspace, webhook, deed) => addWebhook(sql, workspace, webhook, deed),
    editWebhook: (workspace, id, terms, deed) => editWebhook(sql, workspace, id, terms, deed),
    removeWebhook: (workspace, id, deed) => removeWebhook(sql, workspace, id, deed),
    webhookSecret: (workspace, id, nowMs) => webhookSecret(sql, workspace, id, nowMs),
    renewWebhookSecret: (workspace, id, secret, deed) => renewWebhookSecret(sql, workspace, id, secret, deed),
    deliveries: (workspace, endpointId, wanted) => deliveriesOf(sql, workspace, endpointId, wanted),
    testWebhook: (workspace, endpointId, nowMs) => testWebhook(sql, workspace, endpointId, nowMs),
    replayDelivery: (workspace, endpointId, id, nowMs) => replayDelivery(sql, workspace, endpointId, id, nowMs),
    replayFailed: (workspace, endpointId, sinceMs, nowMs) => replayFailed(sql, workspace, endpointId, sinceMs, nowMs),
    dueEndpoints: (nowMs) => dueEndpoints(sql, nowMs),
    takeDeliveries: (endpoint, limit, lease) => takeDeliveries(sql, endpoint, limit, lease),
    settleDelivery: (taken, outcome, nowMs) => settleDelivery(sql, taken, outcome, nowMs),
  };
}
