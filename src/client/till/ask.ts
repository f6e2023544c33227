import type { AnswerMessage } from "../../contract/messages/push";
import type { Mark, Shown, TillEvent } from "../../domain/sync/event";
import { nextState, type OutboxState, type OutboxStep } from "../../domain/sync/outbox-state";
import type { OutboxRecord, OutboxRedemption } from "../db/records";
import type { Turn } from "../db/till-store";
import { askServer } from "../sync/ask-server";
import { eventOf, redemptionEvent } from "../sync/event-of";
import { markRevoked } from "../sync/hand-over";
import { leftBy, overlayOf } from "../sync/left-by";
import type { Line } from "../sync/line";
import { newWithdrawal, withdrawn } from "../sync/withdraw";
import { decideAlone } from "./decide-alone";
import type { LookUpDeps } from "./look-up";
import type { Asking } from "./plan-redemption";
import type { Redeem } from "./till";

export type AskDeps = LookUpDeps & { readonly line: Line; readonly onError: (error: unknown) => void };

/**
 * Asks the server about a redemption that is stored, and stores what comes of it: its word, or the till's own where none
 * comes in time (R3). Whatever ends this before a last transaction leaves an ask, which is withdrawn once it has lapsed.
 */
export async function ask(deps: AskDeps, asking: Asking, shown: Shown, sealKey: CryptoKey): Promise<Redeem> {
  const { token, budgetMs } = asking;
  const [carried, heard] = await Promise.all([eventsOf(deps, asking.carried, sealKey), heardKeys(deps)]);
  const events = [...carried, redemptionEvent(asking.item, shown)];
  const word = await askServer(deps.line, { token, events, heard, budgetMs }, deps.onError);
  switch (word.kind) {
    case "said":
      return take(deps, asking, word.answer);
    case "revoked":
      return endWithTill(deps, asking);
    case "nothing":
      return decideAlone(deps, asking.item.key);
  }
}

async function eventsOf({ crypto }: AskDeps, items: readonly OutboxRecord[], sealKey: CryptoKey): Promise<readonly TillEvent[]> {
  const events = await Promise.all(items.map((item) => eventOf(crypto, sealKey, item)));
  return events.filter((event) => event !== null);
}

async function heardKeys({ store }: AskDeps): Promise<readonly string[]> {
  return (await store.outbox()).filter(({ state }) => state.phase === "confirmed").map(({ key }) => key);
}

async function take(deps: AskDeps, asking: Asking, answer: AnswerMessage): Promise<Redeem> {
  const { outcome } = answer;
  switch (outcome.kind) {
    case "accepted":
      return takeYes(deps, asking, answer);
    case "not-redeemed":
      await leave(deps, asking, answer);
      return { kind: "refused", refusals: outcome.refusals, by: "server" };
    case "refused":
      await leave(deps, asking, answer);
      return { kind: "server-refused" };
    case "withdrawn":
      await leave(deps, asking, answer);
      return NOT_STORED;
    case "conflict":
    case "reversed":
    case "kept":
    case "moot":
      // No answer to an ask.
      return decideAlone(deps, asking.item.key);
  }
}

const NOT_STORED = { kind: "not-stored" } as const;

/**
 * Green only after this transaction: where another tab has withdrawn the ask, nothing is redeemed (R1). Where the till has
 * gone on to another epoch, the server may have been put back since it said yes: that is sent again, as a fact (R16).
 */
async function takeYes({ store, clock }: AskDeps, { item: { key }, epoch, remaining }: Asking, answer: AnswerMessage): Promise<Redeem> {
  const stored = await store.changeRedemption(key, (item, { device, snapshot }): Turn<Redeem> => {
    const isOfBefore = snapshot?.epoch.number !== epoch;
    const step: OutboxStep = isOfBefore ? { kind: "decided-alone" } : { kind: "ask-answered", outcome: answer.outcome };
    const state = item && nextState(item.state, step, clock.nowMs());
    if (item === null || state === null || device === null) return { say: NOT_STORED, to: null };
    const { atMs, undoUntilMs } = item;
    const say: Redeem = { kind: "redeemed", redemptionKey: key, atMs, undoUntilMs, remaining };
    if (isOfBefore) return { say, to: { kind: "stays", item: asFact(item, state, device.lastSequence + 1), overlay: null } };
    const overlay = overlayOf(item, answer, { deviceId: device.device.id });
    return { say, to: { kind: "stays", item: { ...item, state, acceptedFeed: answer.feed }, overlay } };
  });
  return stored.ok ? stored.value : NOT_STORED;
}

/** Marked as an ask that the till has decided, as the server may have the ask (R10). */
function asFact(item: OutboxRedemption, state: OutboxState, sequence: number): OutboxRedemption {
  const marks: readonly Mark[] = [...item.circumstances.marks, "decided-after-ask-timed-out"];
  return { ...item, state, sequence, circumstances: { ...item.circumstances, marks } };
}

/** Takes a no out of the outbox, unless another tab has withdrawn it meanwhile; what was refused for good is kept and shown (R4). */
async function leave({ store, clock }: AskDeps, { item: { key } }: Asking, answer: AnswerMessage): Promise<void> {
  await store.changeRedemption(key, (item, { device }): Turn<null> => {
    const state = item && nextState(item.state, { kind: "ask-answered", outcome: answer.outcome }, clock.nowMs());
    if (item === null || state === null || device === null) return { say: null, to: null };
    const left = leftBy(item, answer, { deviceId: device.device.id }, null);
    const history = answer.outcome.kind === "refused" ? left.history : null;
    return { say: null, to: { kind: "leaves", left: { ...left, history } } };
  });
}

/** The till was revoked: what it asked for is withdrawn, and it redeems nothing more (R30). */
async function endWithTill({ store, clock, crypto }: AskDeps, { item: { key }, token }: Asking): Promise<Redeem> {
  const withdrawal = newWithdrawal(crypto, clock);
  await store.changeRedemption(key, (found, known): Turn<null> => {
    const item = found && withdrawn(found, known, withdrawal, "asker");
    return { say: null, to: item && { kind: "stays", item, overlay: null } };
  });
  await markRevoked(store, token);
  return { kind: "revoked" };
}
