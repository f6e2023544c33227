import { PROTOCOL_VERSION } from "../../contract/protocol";
import { PUSH_MAX_ITEMS, type AnswerMessage } from "../../contract/messages/push";
import type { TillEvent } from "../../domain/sync/event";
import { backoffMs } from "../../domain/sync/backoff";
import { isDue, isQueued, nextState, type OutboxStep } from "../../domain/sync/outbox-state";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { OutboxRecord } from "../db/records";
import type { TillStore } from "../db/till-store";
import { eventOf } from "./event-of";
import { leftBy } from "./left-by";

export type PushDeps = {
  readonly store: TillStore;
  readonly api: Api;
  readonly crypto: Crypto;
  readonly nowMs: () => number;
  /** 0 to 1, evenly random. */
  readonly jitter: () => number;
};

/** `limit`: how many items the next batch should hold at most. */
export type Push = { readonly kind: "done" | "failed"; readonly failure: Failure | null; readonly limit: number };

/**
 * Sends all that is due, in the order in which it was queued, and applies the answers. It needs no page: the service
 * worker calls it too. However often it is cut off, each item reaches the server exactly once by its key.
 */
export async function pushOutbox(deps: PushDeps, token: string, limit = PUSH_MAX_ITEMS): Promise<Push> {
  for (;;) {
    const batch = await takeBatch(deps, limit);
    if (batch.length === 0) return { kind: "done", failure: null, limit: Math.min(PUSH_MAX_ITEMS, limit * 2) };
    const failure = await sendBatch(deps, token, await readable(deps, batch));
    if (failure?.kind === "timed-out") return { kind: "failed", failure, limit: Math.max(1, Math.floor(batch.length / 2)) };
    if (failure !== null) return { kind: "failed", failure, limit };
  }
}

/** Marks the first due items as being sent; what another tab is sending stays its own until its time is over (R28). */
function takeBatch({ store, nowMs }: PushDeps, limit: number): Promise<readonly OutboxRecord[]> {
  const now = nowMs();
  return store.changeOutbox((items) => stepped(items.filter(({ state }) => isDue(state, now)).slice(0, limit), { kind: "send" }, now));
}

type Outgoing = { readonly item: OutboxRecord; readonly event: TillEvent };

/** What can be sent of a batch. An item whose code is damaged fails alone, and holds up no other (R7). */
async function readable(deps: PushDeps, batch: readonly OutboxRecord[]): Promise<readonly Outgoing[]> {
  const sealKey = await deps.store.get("sealKey");
  if (sealKey === null) throw new Error("an enrolled till has no key for its outbox");
  const read = await Promise.all(batch.map(async (item) => ({ item, event: await eventOf(deps.crypto, sealKey, item) })));
  const damaged = read.filter(({ event }) => event === null);
  if (damaged.length > 0) await putBack(deps, damaged, true);
  return read.flatMap(({ item, event }) => (event === null ? [] : [{ item, event }]));
}

/** Null where every item of the batch has been dealt with, one way or the other. */
async function sendBatch(deps: PushDeps, token: string, batch: readonly Outgoing[]): Promise<Failure | null> {
  if (batch.length === 0) return null;
  const failure = await deliver(deps, token, batch);
  if (failure === null) return null;
  if (!mayBlameItems(failure) || (await deliver(deps, token, [])) !== null) {
    await putBack(deps, batch, false);
    return failure;
  }
  // An empty push gets through, so it is the batch: the halves find out which item it is (R7).
  if (batch.length === 1) {
    await putBack(deps, batch, true);
    return null;
  }
  const middle = Math.ceil(batch.length / 2);
  const first = await sendBatch(deps, token, batch.slice(0, middle));
  if (first === null) return sendBatch(deps, token, batch.slice(middle));
  await putBack(deps, batch.slice(middle), false);
  return first;
}

async function deliver(deps: PushDeps, token: string, batch: readonly Outgoing[]): Promise<Failure | null> {
  const items = batch.map(({ event }) => event);
  const reply = await deps.api.call("push", { token, body: { protocol: PROTOCOL_VERSION, items, heard: [] } });
  if (reply.kind !== "ok") return reply;
  if (!answersFit(batch, reply.value.answers)) return { kind: "not-json" };
  await applyAnswers(deps, batch, reply.value.answers);
  return null;
}

async function applyAnswers(deps: PushDeps, batch: readonly Outgoing[], answers: readonly AnswerMessage[]): Promise<void> {
  const [device, snapshot] = await Promise.all([deps.store.get("device"), deps.store.get("snapshot")]);
  if (device === null) throw new Error("a till without a device has pushed");
  const till = { deviceId: device.device.id, cursor: snapshot?.feed ?? 0 };
  const answerOf = new Map(batch.map(({ item }, index) => [item.key, answers[index]]));
  await deps.store.settle([...answerOf.keys()], (item) => {
    const answer = answerOf.get(item.key);
    return answer === undefined || !isQueued(item.state) ? null : leftBy(item, answer, till);
  });
}

/** Network errors, time-outs, 401, 408 and 429 blame no item, whatever an empty push brings (R7). */
function mayBlameItems(failure: Failure): boolean {
  switch (failure.kind) {
    case "no-network":
    case "timed-out":
    case "unauthorised":
    case "revoked":
      return false;
    case "server-trouble":
    case "not-json":
      return true;
    case "problem":
      return failure.status !== 408 && failure.status !== 429;
  }
}

async function putBack({ store, nowMs, jitter }: PushDeps, batch: readonly { readonly item: OutboxRecord }[], blames: boolean): Promise<void> {
  const now = nowMs();
  const keys = new Set(batch.map(({ item }) => item.key));
  await store.changeOutbox((items) =>
    items.flatMap((item) => {
      if (!keys.has(item.key)) return [];
      const failures = "failures" in item.state ? item.state.failures : 0;
      const retryAtMs = blames ? now + backoffMs(failures + 1, jitter()) : now;
      return stepped([item], { kind: "failed", blames, retryAtMs }, now);
    }),
  );
}

function stepped(items: readonly OutboxRecord[], step: OutboxStep, nowMs: number): readonly OutboxRecord[] {
  return items.flatMap((item) => {
    const state = nextState(item.state, step, nowMs);
    return state === null ? [] : [{ ...item, state }];
  });
}

function answersFit(batch: readonly Outgoing[], answers: readonly AnswerMessage[]): boolean {
  return answers.length === batch.length && answers.every(({ key }, index) => key === null || key === batch[index]?.event.key);
}
