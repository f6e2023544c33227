import type { Outcome } from "../../../src/domain/sync/answer";
import type { Finding, Invariant, Pushed } from "./invariant";

/** A key that comes again gets the first recorded outcome, for ever (R5). */
export function firstAnswerAgain(): Invariant {
  const firsts = new Map<string, Outcome>();

  function answered({ till, sent, answers }: Pushed): readonly Finding[] {
    return (answers ?? []).flatMap(({ key, outcome }, index): readonly Finding[] => {
      if (key === null || key !== sent.items[index]?.key) return [];
      const first = firsts.get(key);
      if (first === undefined || mayChange(first)) firsts.set(key, outcome);
      const isSame = first === undefined || mayChange(first) || JSON.stringify(first) === JSON.stringify(outcome);
      return isSame ? [] : [{ till, what: `${key} was ${JSON.stringify(first)}, now it is ${JSON.stringify(outcome)}` }];
    });
  }

  return { name: "first-answer-again", onPushed: answered };
}

/** What left nothing on record, and a reversal that waits for its redemption (R3, R8). */
function mayChange(first: Outcome): boolean {
  return first.kind === "not-redeemed" || first.kind === "withdrawn" || first.kind === "kept";
}
