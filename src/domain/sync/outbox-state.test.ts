import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ASK_KEPT_MS,
  CLOCK_SET_BACK_MS,
  FAILURES_UNTIL_PARKED,
  PARKED_RETRY_MS,
  SENDING_KEPT_MS,
  isDue,
  isQueued,
  newAsk,
  newDuty,
  nextState,
  type OutboxState,
  type OutboxStep,
} from "./outbox-state";

const NOW_MS = 1_800_000_000_000;
const accepted = { kind: "accepted" } as const;
const refused = { kind: "not-redeemed", refusals: [{ reason: "revoked" }] } as const;

/** The state after some steps, all at one instant; null where one was not allowed. */
const after = (state: OutboxState, ...steps: readonly OutboxStep[]) =>
  steps.reduce<OutboxState | null>(
    (current, step) => (current === null ? null : nextState(current, step, NOW_MS)),
    state,
  );

const failed = (blames: boolean): OutboxStep => ({ kind: "failed", blames, retryAtMs: NOW_MS });

describe("an ask", () => {
  test("[R1] turns green by the server's yes, once", () => {
    expect(after(newAsk(NOW_MS), { kind: "ask-answered", outcome: accepted })).toEqual({ phase: "confirmed" });
    expect(after(newAsk(NOW_MS), { kind: "ask-answered", outcome: accepted }, { kind: "decided-alone" })).toBeNull();
  });

  test("[R2] becomes a fact by the till's own yes; the server's late word changes nothing", () => {
    expect(after(newAsk(NOW_MS), { kind: "decided-alone" })).toMatchObject({ phase: "waiting", duty: "fact" });
    expect(after(newAsk(NOW_MS), { kind: "decided-alone" }, { kind: "ask-answered", outcome: accepted })).toBeNull();
  });

  test("[R3] that the server refuses is settled with its refusals", () => {
    expect(after(newAsk(NOW_MS), { kind: "ask-answered", outcome: refused })).toEqual({
      phase: "settled",
      outcome: refused,
    });
  });

  test("[R3] is withdrawn by the tab that asked at any time, by others only once it has lapsed", () => {
    const withdraw = (by: "asker" | "other", atMs: number) => nextState(newAsk(NOW_MS), { kind: "withdraw", by }, atMs);
    expect(withdraw("asker", NOW_MS)).toMatchObject({ phase: "waiting", duty: "withdrawal" });
    expect(withdraw("other", NOW_MS + ASK_KEPT_MS - 1)).toBeNull();
    expect(withdraw("other", NOW_MS + ASK_KEPT_MS)).toMatchObject({ phase: "waiting", duty: "withdrawal" });
  });

  test("[R3] whose end lies too far ahead was made before the clock was set back", () => {
    const backMs = NOW_MS + ASK_KEPT_MS - CLOCK_SET_BACK_MS;
    expect(nextState(newAsk(NOW_MS), { kind: "withdraw", by: "other" }, backMs)).toBeNull();
    expect(nextState(newAsk(NOW_MS), { kind: "withdraw", by: "other" }, backMs - 1)).toMatchObject({
      duty: "withdrawal",
    });
  });

  test("[R10] stays until a request that names it has been answered", () => {
    expect(after({ phase: "confirmed" }, { kind: "send" })).toBeNull();
    expect(after({ phase: "confirmed" }, { kind: "confirmation-heard" })).toEqual({
      phase: "settled",
      outcome: accepted,
    });
  });
});

describe("an item to be sent", () => {
  test("[R28] is sent by one at a time, and again once the first has had its time", () => {
    const sending = after(newDuty("fact", NOW_MS), { kind: "send" });
    if (sending === null) throw new Error("a new item was not due");
    expect(isDue(sending, NOW_MS + SENDING_KEPT_MS - 1)).toBe(false);
    expect(isDue(sending, NOW_MS + SENDING_KEPT_MS)).toBe(true);
    expect(isDue(sending, NOW_MS - 1)).toBe(true);
  });

  test("[R16] is settled by its answer, even one that comes after its time", () => {
    const conflict = { kind: "conflict", cause: "double" } as const;
    expect(after(newDuty("fact", NOW_MS), { kind: "send" }, { kind: "answered", outcome: conflict })).toEqual({
      phase: "settled",
      outcome: conflict,
    });
    expect(after(newDuty("fact", NOW_MS), { kind: "answered", outcome: accepted })).toEqual({
      phase: "settled",
      outcome: accepted,
    });
  });

  test("[R7] is parked at the fifth failure of its own, and tried daily", () => {
    let state: OutboxState = newDuty("reversal", NOW_MS);
    for (let failure = 1; failure <= FAILURES_UNTIL_PARKED; failure += 1) {
      expect(state.phase).toBe("waiting");
      state = after(state, { kind: "send" }, failed(true)) ?? state;
    }
    expect(state).toEqual({ phase: "parked", duty: "reversal", notBeforeMs: NOW_MS + PARKED_RETRY_MS });
    expect(isDue(state, NOW_MS + PARKED_RETRY_MS - 1)).toBe(false);
    const triedAgain = nextState(state, { kind: "send" }, NOW_MS + PARKED_RETRY_MS);
    expect(triedAgain && nextState(triedAgain, failed(true), NOW_MS + PARKED_RETRY_MS)).toMatchObject({
      phase: "parked",
    });
  });

  test("[R7] that is parked loses no day to a network that was away when it was tried", () => {
    const parked: OutboxState = { phase: "parked", duty: "fact", notBeforeMs: NOW_MS };
    const state = after(parked, { kind: "send" }, failed(false));
    expect(state).toEqual(parked);
    expect(state !== null && isDue(state, NOW_MS)).toBe(true);
  });

  test("[R28] goes out although its clock was set back by years after it was queued", () => {
    const yearsAgoMs = NOW_MS - 5 * 365 * PARKED_RETRY_MS;
    const parked: OutboxState = { phase: "parked", duty: "fact", notBeforeMs: NOW_MS + PARKED_RETRY_MS };
    expect(isDue(newDuty("fact", NOW_MS), yearsAgoMs)).toBe(true);
    expect(isDue(parked, yearsAgoMs)).toBe(true);
    const backingOff: OutboxState = { phase: "waiting", duty: "fact", failures: 3, notBeforeMs: NOW_MS + 4_000 };
    expect(isDue(backingOff, NOW_MS)).toBe(false);
  });

  test("[R7] is never parked for a network that fails", () => {
    let state: OutboxState = newDuty("fact", NOW_MS);
    for (let failure = 0; failure < 50; failure += 1) state = after(state, { kind: "send" }, failed(false)) ?? state;
    expect(state).toMatchObject({ phase: "waiting", failures: 0 });
  });

  test("[R29] counts as unsent until it is answered", () => {
    const parked: OutboxState = { phase: "parked", duty: "fact", notBeforeMs: NOW_MS };
    expect([newAsk(NOW_MS), newDuty("fact", NOW_MS), parked, { phase: "confirmed" } as const].map(isQueued)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test("[R1] [R3] whatever happens to an item, it has one fate: no yes after a no, none after it is settled", () => {
  const steps: fc.Arbitrary<OutboxStep> = fc.oneof(
    fc.constantFrom<OutboxStep>(
      { kind: "ask-answered", outcome: accepted },
      { kind: "ask-answered", outcome: refused },
      { kind: "decided-alone" },
      { kind: "withdraw", by: "asker" },
      { kind: "withdraw", by: "other" },
      { kind: "confirmation-heard" },
      { kind: "send" },
      { kind: "answered", outcome: accepted },
    ),
    fc.boolean().map(failed),
  );
  const row = fc.array(fc.record({ step: steps, atMs: fc.integer({ min: NOW_MS - 60_000, max: NOW_MS + 60_000 }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(row, (list) => {
      let state = newAsk(NOW_MS);
      const fates = new Set<string>();
      for (const { step, atMs } of list) {
        const next = nextState(state, step, atMs);
        if (next === null) continue;
        expect(state.phase).not.toBe("settled");
        if (next.phase === "confirmed") fates.add("confirmed");
        if (isQueued(next)) fates.add(next.duty);
        state = next;
      }
      expect(fates.size).toBeLessThanOrEqual(1);
    }),
  );
});
