import { PUSH_MAX_ITEMS, type AnswerMessage } from "../../contract/messages/push";
import { backoffMs } from "../../domain/sync/backoff";
import { isDue, isQueued, nextState, type OutboxState, type OutboxStep } from "../../domain/sync/outbox-state";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { OutboxRecord } from "../db/records";
import type { Leave, TillStore } from "../db/till-store";
import { eventOf, evidenceOf, type Outgoing } from "./event-of";
import { leftBy, leftByHandover, leftByHeard } from "./left-by";
import { sendEvents, type Destination } from "./send-events";
import type { TillClock } from "./till-clock";
import { newWithdrawal, withdrawLapsed } from "./withdraw";

export type PushDeps = {
  readonly store: TillStore;
  readonly api: Api;
  readonly crypto: Crypto;
  readonly clock: Pick<TillClock, "nowMs" | "time">;
  /** 0 to 1, evenly random. */
  readonly jitter: () => number;
};

/** `limit`: how many items the next batch should hold at most. */
export type Push = { readonly kind: "done" | "failed"; readonly failure: Failure | null; readonly limit: number };

/**
 * Sends all that is due, in the order in which it was queued, and applies the answers; withdraws asks that nobody is
 * asking any more, and names the accepted ones. It needs no page: the service worker calls it too. However often it is
 * cut off, each item reaches the server exactly once by its key.
 */
export async function pushOutbox(
  { store, api, crypto, clock, jitter }: PushDeps,
  token: string,
  limit = PUSH_MAX_ITEMS,
  to: Destination = "push",
): Promise<Push> {
  const deps: Rounds = { store, api, crypto, clock, jitter, token, to };
  for (;;) {
    const { batch, heard, lapsed } = await takeBatch(deps, limit);
    const withdrew = await withdrawAll(deps, lapsed);
    if (batch.length + heard.length === 0 && !withdrew) {
      return { kind: "done", failure: null, limit: Math.min(PUSH_MAX_ITEMS, limit * 2) };
    }
    const [outgoing, snapshot] = await Promise.all([readable(deps, batch), store.get("snapshot")]);
    const sending = { ...deps, epoch: snapshot?.epoch.number ?? null };
    const failure = outgoing.length > 0 ? await sendBatch(sending, outgoing, heard) : await confirm(sending, heard);
    const tooMuch = failure?.kind === "timed-out" && batch.length > 0;
    if (failure !== null) return { kind: "failed", failure, limit: tooMuch ? Math.ceil(batch.length / 2) : limit };
  }
}

type Rounds = PushDeps & { readonly token: string; readonly to: Destination };
/** `epoch`: the till's before it sends; null without a snapshot. */
type Sending = Rounds & { readonly epoch: number | null };

/** `heard`: keys of accepted asks to be named (R10). `lapsed`: keys of asks whose time is over (R3). */
type Taken = { readonly batch: readonly OutboxRecord[]; readonly heard: readonly string[]; readonly lapsed: readonly string[] };

/** Marks the first due items as being sent; what another tab is sending stays its own until its time is over (R28). */
async function takeBatch({ store, clock }: PushDeps, limit: number): Promise<Taken> {
  const now = clock.nowMs();
  let heard: readonly string[] = [];
  let lapsed: readonly string[] = [];
  const batch = await store.changeOutbox((items) => {
    const keysOf = (applies: (state: OutboxState) => boolean) => items.filter(({ state }) => applies(state)).map(({ key }) => key);
    heard = keysOf(({ phase }) => phase === "confirmed").slice(0, PUSH_MAX_ITEMS);
    lapsed = keysOf((state) => nextState(state, { kind: "withdraw", by: "other" }, now) !== null);
    return stepped(items.filter(({ state }) => isDue(state, now)).slice(0, limit), { kind: "send" }, now);
  });
  return { batch, heard, lapsed };
}

/** True where there is something new to send. */
async function withdrawAll({ store, crypto, clock }: PushDeps, lapsed: readonly string[]): Promise<boolean> {
  let withdrew = false;
  for (const key of lapsed) withdrew = (await withdrawLapsed(store, key, newWithdrawal(crypto, clock))) || withdrew;
  return withdrew;
}

type Sent = { readonly item: OutboxRecord; readonly event: Outgoing };

/** What can be sent of a batch. An item whose code is damaged fails alone, and holds up no other (R7). */
async function readable(deps: Rounds, batch: readonly OutboxRecord[]): Promise<readonly Sent[]> {
  const sealKey = await deps.store.get("sealKey");
  const read = await Promise.all(
    batch.map(async (item) => ({ item, event: (await eventOf(deps.crypto, sealKey, item)) ?? insteadOf(item, deps.to) })),
  );
  const damaged = read.filter(({ event }) => event === null);
  if (damaged.length > 0) await putBack(deps, damaged, true);
  return read.flatMap(({ item, event }) => (event === null ? [] : [{ item, event }]));
}

/** A till that goes on keeps what it cannot read for a person to see; a revoked one has nobody left (R30). */
function insteadOf(item: OutboxRecord, to: Destination): Outgoing | null {
  return to === "handover" ? evidenceOf(item) : null;
}

/** A push without items, where there are keys to name. */
async function confirm(deps: Sending, heard: readonly string[]): Promise<Failure | null> {
  return heard.length === 0 ? null : deliver(deps, [], heard);
}

/** Null where every item of the batch has been dealt with, one way or the other. */
async function sendBatch(deps: Sending, batch: readonly Sent[], heard: readonly string[]): Promise<Failure | null> {
  const failure = await deliver(deps, batch, heard);
  if (failure === null) return null;
  if (!mayBlameItems(failure) || (await deliver(deps, [], [])) !== null) {
    await putBack(deps, batch, false);
    return failure;
  }
  // An empty push gets through, so it is the batch: the halves find out which item it is (R7).
  if (batch.length === 1) {
    await putBack(deps, batch, true);
    return null;
  }
  const middle = Math.ceil(batch.length / 2);
  const first = await sendBatch(deps, batch.slice(0, middle), heard);
  if (first === null) return sendBatch(deps, batch.slice(middle), heard);
  await putBack(deps, batch.slice(middle), false);
  return first;
}

async function deliver(deps: Sending, batch: readonly Sent[], heard: readonly string[]): Promise<Failure | null> {
  const events = batch.map(({ event }) => event);
  const sent = await sendEvents(deps.api, deps.token, events, heard, deps.to);
  if (sent.kind !== "answered") return sent;
  // What the server has said before it was put back is not on its record: the item is sent again (R16).
  const settle = (keys: readonly string[], leave: Leave) =>
    deps.store.settle(keys, (item, redemption, now) => (now === deps.epoch ? leave(item, redemption, now) : null));
  // Before the answers: the reversal of a redemption that has not left the outbox would stay there (R8).
  await settle(heard, leftByHeard);
  await applyAnswers(deps, batch, sent.answers, settle);
  return null;
}

async function applyAnswers(deps: Sending, batch: readonly Sent[], answers: readonly AnswerMessage[], settle: TillStore["settle"]): Promise<void> {
  const device = await deps.store.get("device");
  if (device === null) return;
  const left = deps.to === "handover" ? leftByHandover : leftBy;
  const till = { deviceId: device.device.id };
  const answerOf = new Map(batch.map(({ item }, index) => [item.key, answers[index]]));
  // A redemption before its reversal, which would stay without (R8): what was an ask has its number later than that.
  const inTurn = batch.toSorted((a, b) => Number(a.item.kind === "reversal") - Number(b.item.kind === "reversal"));
  const keys = inTurn.map(({ item }) => item.key);
  await settle(keys, (item, redemption) => {
    const answer = answerOf.get(item.key);
    return answer === undefined || !isQueued(item.state) ? null : left(item, answer, till, redemption);
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

async function putBack({ store, clock, jitter }: PushDeps, batch: readonly { readonly item: OutboxRecord }[], blames: boolean): Promise<void> {
  const now = clock.nowMs();
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
