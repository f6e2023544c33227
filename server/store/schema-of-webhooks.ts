import type { DeliveryProblem, DeliveryState, EndpointState } from "../../src/domain/webhook/endpoint";
import type { WebhookEventType } from "../../src/domain/webhook/webhook-event";

/** The tables of what other systems are told. */
export type WebhookTables = {
  /** `events` as JSON. `secret`: signs, so it is kept as it is, and leaves the database in its backups and for managers alone. */
  webhook_endpoints: {
    workspace: number;
    id: string;
    url: string;
    events: string;
    state: EndpointState;
    secret: string;
    former_secret: string | null;
    former_until_ms: number | null;
    created_ms: number;
  };
  /**
   * `number`: in the order of commits. `data` as JSON, null for a test's; who it is about is looked up when it is sent, so that nothing
   * here says who a contact is. `lease_until_ms`: until then somebody is sending it. `status`, `problem`, `tried_ms`: of the last try.
   */
  webhook_deliveries: {
    workspace: number;
    id: string;
    endpoint_id: string;
    number: number;
    contact_id: string | null;
    type: WebhookEventType | "webhook.test";
    data: string | null;
    at_ms: number;
    state: DeliveryState;
    tries: number;
    next_ms: number;
    lease_until_ms: number | null;
    status: number | null;
    problem: DeliveryProblem | null;
    tried_ms: number | null;
  };
};
