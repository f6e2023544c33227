import type { Outcome } from "./answer";
import { BACKOFF_LONGEST_MS } from "./backoff";

/** What an item of the outbox tells the server once it is due. */
export type Duty = "fact" | "reversal" | "withdrawal";

/**
 * Where an item of a till's outbox stands.
 * - `asking`: waits for the server's word until `askUntilMs`.
 * - `confirmed`: an ask that the server accepted and the till has stored; waits for a request that names its key (R10).
 * - `waiting`: to be sent, not before `notBeforeMs`.
 * - `sending`: on its way; from `sendingUntilMs` on anybody may send it again (R28).
 * - `parked`: failed alone too often; shown, and tried daily (R7).
 * - `settled`: answered; moves to the till's history (R16).
 */
export type OutboxState =
  | { readonly phase: "asking"; readonly askUntilMs: number }
  | { readonly phase: "confirmed" }
  | { readonly phase: "waiting"; readonly duty: Duty; readonly failures: number; readonly notBeforeMs: number }
  | { readonly phase: "sending"; readonly duty: Duty; readonly failures: number; readonly sendingUntilMs: number }
  | { readonly phase: "parked"; readonly duty: Duty; readonly notBeforeMs: number }
  | { readonly phase: "settled"; readonly outcome: Outcome };

export type OutboxStep =
  /** The server's word on an ask. */
  | { readonly kind: "ask-answered"; readonly outcome: Outcome }
  /** The till said yes on its own: no answer in time (R3). */
  | { readonly kind: "decided-alone" }
  /** The till said no, or nobody knows any more: `asker` is the tab that asked, `other` any other, or a restart. */
  | { readonly kind: "withdraw"; readonly by: "asker" | "other" }
  /** A request that named the key has been answered (R10). */
  | { readonly kind: "confirmation-heard" }
  | { readonly kind: "send" }
  | { readonly kind: "answered"; readonly outcome: Outcome }
  /** Not delivered. `blames`: it failed alone while an empty push got through; network errors blame no item (R7). */
  | { readonly kind: "failed"; readonly blames: boolean; readonly retryAtMs: number };

/** How long a cashier waits for the server's word, unless the workspace says otherwise (R2). */
export const DEFAULT_ASK_BUDGET_MS = 1_200;
export const ASK_KEPT_MS = 11_000;
export const SENDING_KEPT_MS = 15_000;
/** The end of an ask or of a sending that lies further ahead than any the till sets: its clock was set back since. */
export const CLOCK_SET_BACK_MS = 15_000;
export const FAILURES_UNTIL_PARKED = 5;
export const PARKED_RETRY_MS = 24 * 60 * 60 * 1000;

/** A redemption before the server is asked. */
export function newAsk(nowMs: number): OutboxState {
  return { phase: "asking", askUntilMs: nowMs + ASK_KEPT_MS };
}

/** An item that is to be sent: a fact decided offline, a reversal, a withdrawal. */
export function newDuty(duty: Duty, nowMs: number): OutboxState {
  return { phase: "waiting", duty, failures: 0, notBeforeMs: nowMs };
}

/**
 * The state that follows, or null where the step is not allowed from here: then the caller's compare-and-set has lost
 * and nothing may be shown as done (R1, R3, R28). Every way to green leads from `asking` or straight into `waiting`.
 */
export function nextState(state: OutboxState, step: OutboxStep, nowMs: number): OutboxState | null {
  switch (step.kind) {
    case "ask-answered":
      return state.phase === "asking" ? afterAsk(step.outcome) : null;
    case "decided-alone":
      return state.phase === "asking" ? newDuty("fact", nowMs) : null;
    case "withdraw":
      return state.phase === "asking" && mayWithdraw(state.askUntilMs, step.by, nowMs)
        ? newDuty("withdrawal", nowMs)
        : null;
    case "confirmation-heard":
      return state.phase === "confirmed" ? { phase: "settled", outcome: { kind: "accepted" } } : null;
    case "send":
      return sent(state, nowMs);
    case "answered":
      return isQueued(state) ? { phase: "settled", outcome: step.outcome } : null;
    case "failed":
      return state.phase === "sending" ? afterFailure(state, step, nowMs) : null;
  }
}

/** Whether an item is to be sent now. */
export function isDue(state: OutboxState, nowMs: number): boolean {
  return sent(state, nowMs) !== null;
}

/** When time alone lets something happen to an item: it may be sent, or its ask be withdrawn; Infinity: never. */
export function nextChangeMs(state: OutboxState): number {
  switch (state.phase) {
    case "asking":
      return state.askUntilMs;
    case "waiting":
    case "parked":
      return state.notBeforeMs;
    case "sending":
      return state.sendingUntilMs;
    case "confirmed":
    case "settled":
      return Infinity;
  }
}

/** Whether an item counts as waiting for the server, for the till's own list and its limit of unsent items (R29). */
export function isQueued(state: OutboxState): state is Extract<OutboxState, { duty: Duty }> {
  return state.phase === "waiting" || state.phase === "sending" || state.phase === "parked";
}

function afterAsk(outcome: Outcome): OutboxState {
  return outcome.kind === "accepted" ? { phase: "confirmed" } : { phase: "settled", outcome };
}

function mayWithdraw(askUntilMs: number, by: "asker" | "other", nowMs: number): boolean {
  // Another tab may still be asking; its own tab knows.
  return by === "asker" || hasLapsed(askUntilMs, nowMs);
}

/** @param longestMs how far ahead the till sets such an instant: one further ahead is from a clock that was set back since */
function hasLapsed(untilMs: number, nowMs: number, longestMs = CLOCK_SET_BACK_MS): boolean {
  return nowMs >= untilMs || untilMs - nowMs > longestMs;
}

function sent(state: OutboxState, nowMs: number): OutboxState | null {
  const sending = (duty: Duty, failures: number): OutboxState => {
    return { phase: "sending", duty, failures, sendingUntilMs: nowMs + SENDING_KEPT_MS };
  };
  switch (state.phase) {
    case "waiting":
      return hasLapsed(state.notBeforeMs, nowMs, BACKOFF_LONGEST_MS) ? sending(state.duty, state.failures) : null;
    case "parked":
      return hasLapsed(state.notBeforeMs, nowMs, PARKED_RETRY_MS) ? sending(state.duty, FAILURES_UNTIL_PARKED) : null;
    case "sending":
      return hasLapsed(state.sendingUntilMs, nowMs) ? sending(state.duty, state.failures) : null;
    case "asking":
    case "confirmed":
    case "settled":
      return null;
  }
}

function afterFailure(
  state: Extract<OutboxState, { phase: "sending" }>,
  failure: Extract<OutboxStep, { kind: "failed" }>,
  nowMs: number,
): OutboxState {
  const failures = state.failures + (failure.blames ? 1 : 0);
  const { duty } = state;
  if (failures >= FAILURES_UNTIL_PARKED) {
    // A day is lost only by a failure of its own, not by a network that was away at the one moment of the try.
    return { phase: "parked", duty, notBeforeMs: failure.blames ? nowMs + PARKED_RETRY_MS : failure.retryAtMs };
  }
  return { phase: "waiting", duty, failures, notBeforeMs: failure.retryAtMs };
}
