import { setTimeout as wait } from "node:timers/promises";
import { retryAfterMs } from "../../src/domain/webhook/retry-schedule";
import type { Deps } from "../deps";
import type { DeliveryOutcome, DueDelivery, Endpoint } from "../store/webhooks/webhook-store";
import { ANSWER_WITHIN_MS, type Posted, type PostMessage } from "./post-message";
import { signedHeaders } from "./sign-message";

/** How many messages one endpoint gets at once, of all servers together. */
const AT_ONCE = 4;

/** Longer than a try takes: who is gone by then has died, and others try anew. */
const LEASE_MS = ANSWER_WITHIN_MS + 15_000;

type SendDeps = Pick<Deps, "nowMs" | "log"> & {
  readonly store: Pick<Deps["store"], "dueEndpoints" | "takeDeliveries" | "settleDelivery">;
  readonly post: PostMessage;
  /** 0 to 1, evenly. */
  readonly random: () => number;
  readonly everyMs?: number;
};

/**
 * Sends what is due, for as long as the server runs; any number of servers may do so over one database (R88). Each endpoint is
 * served by itself, so that none waits for another that is slow. Returns what ends it, once nothing is on its way any more.
 */
export function sendWebhooks(deps: SendDeps): () => Promise<void> {
  const { store, nowMs, log, everyMs = 1_000 } = deps;
  const fails = (failure: unknown) => log.error({ err: failure }, "Telling other systems stopped.");
  const stopping = new AbortController();
  /** Endpoints that are being served. */
  const serving = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    for (const endpoint of await store.dueEndpoints(nowMs())) {
      const { workspace, endpointId } = endpoint;
      const name = `${workspace} ${endpointId}`;
      if (serving.has(name) || stopping.signal.aborted) continue;
      const served = serve({ ...deps, everyMs, fails, signal: stopping.signal }, endpoint).catch(fails).finally(() => serving.delete(name));
      serving.set(name, served);
    }
  }

  const timer = setInterval(() => (looking ??= look().catch(fails).finally(() => (looking = null))), everyMs).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await looking;
    await Promise.all(serving.values());
  };
}

type Serving = SendDeps & { readonly everyMs: number; readonly signal: AbortSignal; readonly fails: (failure: unknown) => void };

/** Until nothing is due for it: as soon as one message is answered, the next is taken. */
async function serve(deps: Serving, endpoint: Endpoint): Promise<void> {
  const { everyMs, signal, fails } = deps;
  const onTheWay = new Set<Promise<void>>();
  while (!signal.aborted) {
    const now = deps.nowMs();
    const taken = onTheWay.size < AT_ONCE ? await deps.store.takeDeliveries(endpoint, AT_ONCE, { nowMs: now, untilMs: now + LEASE_MS }) : [];
    for (const delivery of taken) {
      const sent: Promise<void> = send(deps, delivery).catch(fails).finally(() => onTheWay.delete(sent));
      onTheWay.add(sent);
    }
    if (onTheWay.size === 0) return;
    // Something may be due meanwhile that need not wait for these.
    await Promise.race([...onTheWay, wait(everyMs, undefined, { ref: false })]);
  }
  await Promise.all(onTheWay);
}

async function send({ store, nowMs, post, random, log, signal }: Serving, delivery: DueDelivery): Promise<void> {
  const { id, url, body, secrets, tries } = delivery;
  const headers = { "Content-Type": "application/json", "User-Agent": "Tearoff-Webhooks/1", ...signedHeaders(id, nowMs(), body, secrets) };
  const posted = await post({ url, headers, body }, signal);
  const outcome: DeliveryOutcome = signal.aborted && posted.kind === "unanswered" ? { kind: "interrupted" } : outcomeOf(posted, retryAfterMs(tries + 1, random()));
  await store.settleDelivery(delivery, outcome, nowMs());
  log.info({ webhook: delivery.endpointId, outcome: outcome.kind, status: posted.kind === "answered" ? posted.status : posted.problem }, "A webhook was tried.");
}

function outcomeOf(posted: Posted, retry: number | null): DeliveryOutcome {
  if (posted.kind === "unanswered") return { kind: "failed", status: null, problem: posted.problem, retryAfterMs: retry };
  const { status } = posted;
  if (status >= 200 && status < 300) return { kind: "delivered", status };
  if (status === 410) return { kind: "gone", status };
  return { kind: "failed", status, problem: status >= 300 && status < 400 ? "redirect" : "status", retryAfterMs: retry };
}
