import type { RouteName } from "../../contract/routes";
import { DEFAULT_ASK_BUDGET_MS } from "../../domain/sync/outbox-state";
import type { Api } from "../api/api";
import type { Reply } from "../api/reply";
import type { TillStore } from "../db/till-store";
import type { TillClock } from "./till-clock";

/** The line to the server, judged by what requests do, never by what the browser says of it. */
export type Network =
  | { readonly kind: "unknown" }
  | { readonly kind: "online" }
  | { readonly kind: "slow" }
  | { readonly kind: "offline"; readonly sinceMs: number }
  /** The server answers, but does not know this till's token. */
  | { readonly kind: "turned-away" };

export type Line = Api & {
  network(): Network;
  /** A cashier has waited in vain for as long as they are asked to: the line is slow, until an answer is quick again. */
  missedBudget(): void;
  /** The server has answered in another way than to a call; how quick it is, that does not tell. */
  reached(): void;
  watch(listener: () => void): () => void;
};

/** Whether a cashier is asked to wait for the server's word (R2). */
export function isGoodLine({ kind }: Network): boolean {
  return kind === "online" || kind === "unknown";
}

/** An API that learns the state of the line, and the server's time, from each of its exchanges. */
export function createLine(api: Api, clock: TillClock, store: Pick<TillStore, "get">): Line {
  let network: Network = { kind: "unknown" };
  const listeners = new Set<() => void>();

  function become(next: Network): void {
    if (next.kind === network.kind) return;
    network = next;
    for (const listener of listeners) listener();
  }

  async function learn(name: RouteName, reply: Reply<unknown>): Promise<void> {
    const budgetMs = (await store.get("snapshot"))?.settings.askBudgetMs ?? DEFAULT_ASK_BUDGET_MS;
    become(networkAfter(name, reply, budgetMs, clock.nowMs()));
    if (reply.kind === "ok" && hasServerTime(reply.value)) {
      await clock.observe({ sentMs: reply.sentMs, receivedMs: reply.receivedMs, serverMs: reply.value.nowMs });
    }
  }

  return {
    async call(name, input) {
      const reply = await api.call(name, input);
      await learn(name, reply);
      return reply;
    },
    network: () => network,
    missedBudget() {
      // A line that is down stays so: it was tried for what nothing but the server can decide.
      if (isGoodLine(network)) become({ kind: "slow" });
    },
    reached() {
      if (network.kind === "offline" || network.kind === "unknown") become({ kind: "online" });
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How long these take tells nothing of the line. */
const BIG: ReadonlySet<RouteName> = new Set(["blob", "rescueAtTill"]);

function networkAfter(name: RouteName, reply: Reply<unknown>, budgetMs: number, nowMs: number): Network {
  switch (reply.kind) {
    case "ok":
      // Slow is what a cashier would not wait for.
      return !BIG.has(name) && reply.receivedMs - reply.sentMs > budgetMs ? { kind: "slow" } : { kind: "online" };
    case "revoked":
    case "problem":
      return { kind: "online" };
    case "unauthorised":
      return { kind: "turned-away" };
    case "no-network":
    case "timed-out":
    case "server-trouble":
    case "not-json":
      return { kind: "offline", sinceMs: nowMs };
  }
}

function hasServerTime(value: unknown): value is { readonly nowMs: number } {
  return typeof value === "object" && value !== null && "nowMs" in value && typeof value.nowMs === "number";
}
