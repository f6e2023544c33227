import type { DeliveriesQuery, DeliveriesResponse, DeliveryAtDesk, WebhookAtDesk } from "../../../src/contract/messages/webhooks";
import type { Result } from "../../../src/domain/result";
import type { DeliveryProblem } from "../../../src/domain/webhook/endpoint";
import type { WebhookEventType } from "../../../src/domain/webhook/webhook-event";
import type { Deed } from "../members/member-store";

/** Whom to tell of what happens, and what they were told. */
export type WebhookStore = {
  webhooks(workspace: number): Promise<readonly WebhookAtDesk[]>;
  addWebhook(workspace: number, webhook: NewWebhook, deed: Deed): Promise<Result<"added", "too-many">>;
  /** False where the workspace has no such one. */
  editWebhook(workspace: number, id: string, terms: WebhookTerms, deed: Deed): Promise<boolean>;
  /** With all that it was told and was to be told; one that is not there is as if it had been. */
  removeWebhook(workspace: number, id: string, deed: Deed): Promise<void>;
  /** Null where the workspace has no such one. */
  webhookSecret(workspace: number, id: string, nowMs: number): Promise<WebhookSecret | null>;
  /** The present one stays valid beside the new one for a day (R87). */
  renewWebhookSecret(workspace: number, id: string, secret: string, deed: Deed): Promise<void>;

  /** The newest first. */
  deliveries(workspace: number, endpointId: string, wanted: DeliveriesQuery): Promise<DeliveriesResponse>;
  /** Null where the workspace has no such endpoint. */
  testWebhook(workspace: number, endpointId: string, nowMs: number): Promise<DeliveryAtDesk | null>;
  /** Sends it once more, whatever became of it; null where there is none. */
  replayDelivery(workspace: number, endpointId: string, id: string, nowMs: number): Promise<DeliveryAtDesk | null>;
  /** Sends what was given up of what happened since; returns how many. */
  replayFailed(workspace: number, endpointId: string, sinceMs: number, nowMs: number): Promise<number>;

  /** Active endpoints for which something is due. */
  dueEndpoints(nowMs: number): Promise<readonly Endpoint[]>;
  /**
   * Takes what is due for an endpoint, so many at once at most, those that others are sending included. Of a contact only the first
   * that waits is taken. Nobody else takes them before the lease is over (R88).
   */
  takeDeliveries(endpoint: Endpoint, limit: number, lease: { readonly nowMs: number; readonly untilMs: number }): Promise<readonly DueDelivery[]>;
  /** Says what became of one that was taken, unless its lease is over and somebody else has it. */
  settleDelivery(taken: DueDelivery, outcome: DeliveryOutcome, nowMs: number): Promise<void>;
};

export type WebhookTerms = { readonly url: string; readonly events: readonly WebhookEventType[]; readonly isPaused: boolean };

export type NewWebhook = Omit<WebhookTerms, "isPaused"> & { readonly id: string; readonly secret: string };

/** `formerUntilMs`: until then the secret before signs as well; null: it does not. */
export type WebhookSecret = { readonly secret: string; readonly formerUntilMs: number | null };

export type Endpoint = { readonly workspace: number; readonly endpointId: string };

/** `secrets`: each of them signs. `tries`: how many there were before. */
export type DueDelivery = Endpoint & {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly body: string;
  readonly tries: number;
  readonly leaseUntilMs: number;
};

/** `gone`: the endpoint wants to hear nothing more. `interrupted`: this was no try. `retryAfterMs`: null, no more. */
export type DeliveryOutcome =
  | { readonly kind: "delivered"; readonly status: number }
  | { readonly kind: "failed"; readonly status: number | null; readonly problem: DeliveryProblem; readonly retryAfterMs: number | null }
  | { readonly kind: "gone"; readonly status: number }
  | { readonly kind: "interrupted" };
