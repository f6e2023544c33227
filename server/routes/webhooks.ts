import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { WebhookAtDesk } from "../../src/contract/messages/webhooks";
import type { WEBHOOK_ROUTES } from "../../src/contract/webhook-routes-table";
import { fail, ok, type Result } from "../../src/domain/result";
import { WEBHOOKS_MAX } from "../../src/domain/webhook/endpoint";
import { deedOf } from "../auth/deed-of";
import { newId } from "../auth/new-id";
import type { Deps } from "../deps";
import { endpointUrl } from "../webhooks/endpoint-url";
import { newWebhookSecret } from "../webhooks/sign-message";
import type { Handler, Handlers } from "./handler";

/** Other systems that are told of what happens (R87). */
export function webhookHandlers(deps: Deps): Pick<Handlers, keyof typeof WEBHOOK_ROUTES> {
  const { store, nowMs } = deps;
  return {
    webhooks: async ({ by }) => ok({ webhooks: await store.webhooks(by.workspace) }),
    addWebhook: addWebhook(deps),
    editWebhook: editWebhook(deps),
    removeWebhook: async ({ by, parameters: { webhookId }, browser }) => {
      const isHere = (await webhookNow(deps, by.workspace, webhookId)).ok;
      if (!isHere) return fail(NO_WEBHOOK);
      await store.removeWebhook(by.workspace, webhookId, deedOf(deps, by, browser));
      return ok({ webhooks: await store.webhooks(by.workspace) });
    },
    webhookSecret: ({ by, parameters: { webhookId } }) => secretNow(deps, by.workspace, webhookId),
    renewWebhookSecret: async ({ by, parameters: { webhookId }, browser }) => {
      await store.renewWebhookSecret(by.workspace, webhookId, newWebhookSecret(deps.randomBytes), deedOf(deps, by, browser));
      return await secretNow(deps, by.workspace, webhookId);
    },
    testWebhook: async ({ by, parameters: { webhookId } }) => orNone(await store.testWebhook(by.workspace, webhookId, nowMs()), NO_WEBHOOK),
    deliveries: async ({ by, parameters: { webhookId }, query }) => {
      const webhook = await webhookNow(deps, by.workspace, webhookId);
      return webhook.ok ? ok(await store.deliveries(by.workspace, webhookId, query)) : webhook;
    },
    replayDelivery: async ({ by, parameters: { webhookId, deliveryId } }) =>
      orNone(await store.replayDelivery(by.workspace, webhookId, deliveryId, nowMs()), { problem: "not-found", message: "There is no such message here." }),
    replayFailed: async ({ by, parameters: { webhookId }, body: { sinceMs } }) => {
      const webhook = await webhookNow(deps, by.workspace, webhookId);
      return webhook.ok ? ok({ replayed: await store.replayFailed(by.workspace, webhookId, sinceMs, nowMs()) }) : webhook;
    },
  };
}

function addWebhook(deps: Deps): Handler<"addWebhook"> {
  return async ({ by, body: { url, events }, browser }) => {
    const checked = checkedUrl(deps, url);
    if (!checked.ok) return checked;
    const id = newId(deps.nowMs(), deps.randomBytes);
    const secret = newWebhookSecret(deps.randomBytes);
    const added = await deps.store.addWebhook(by.workspace, { id, url: checked.value, events: [...new Set(events)], secret }, deedOf(deps, by, browser));
    if (!added.ok) return fail({ problem: "final", message: `There are ${WEBHOOKS_MAX} already, which is as many as there can be. Remove one first.` });
    const webhook = await webhookNow(deps, by.workspace, id);
    return webhook.ok ? ok({ webhook: webhook.value, secret }) : webhook;
  };
}

function editWebhook(deps: Deps): Handler<"editWebhook"> {
  return async ({ by, parameters: { webhookId }, body: { url, events, isPaused }, browser }) => {
    const checked = checkedUrl(deps, url);
    if (!checked.ok) return checked;
    await deps.store.editWebhook(by.workspace, webhookId, { url: checked.value, events: [...new Set(events)], isPaused }, deedOf(deps, by, browser));
    return await webhookNow(deps, by.workspace, webhookId);
  };
}

function checkedUrl({ webhooks = { mayBePrivate: false } }: Deps, text: string): Result<string, ProblemMessage> {
  const url = endpointUrl(text, webhooks);
  if (url.ok) return url;
  return fail({ problem: "fields", message: url.problem, detail: { kind: "fields", fields: [{ field: "url", message: url.problem }] } });
}

async function webhookNow({ store }: Deps, workspace: number, id: string): Promise<Result<WebhookAtDesk, ProblemMessage>> {
  return orNone((await store.webhooks(workspace)).find((webhook) => webhook.id === id) ?? null, NO_WEBHOOK);
}

async function secretNow({ store, nowMs }: Deps, workspace: number, id: string) {
  return orNone(await store.webhookSecret(workspace, id, nowMs()), NO_WEBHOOK);
}

function orNone<Value>(found: Value | null, problem: ProblemMessage): Result<Value, ProblemMessage> {
  return found === null ? fail(problem) : ok(found);
}

const NO_WEBHOOK: ProblemMessage = { problem: "not-found", message: "There is no such webhook here." };
