import type { Outcome } from "../../../src/domain/sync/answer";
import type { Finding, Invariant, Pushed, Seen } from "./invariant";

/** A key that comes again gets the first recorded outcome, for as long as the record is not put back (R5). */
export function firstAnswerAgain(): Invariant {
  const firsts = new Map<string, Outcome>();
  let putBackEpoch = 0;

  function answered({ till, sent, answers }: Pushed): readonly Finding[] {
    return (answers ?? []).flatMap(({ key, outcome }, index): readonly Finding[] => {
      if (key === null || key !== sent.items[index]?.key) return [];
      const first = firsts.get(key);
      if (first === undefined || mayChange(first)) firsts.set(key, outcome);
      const isSame = first === undefined || mayChange(first) || JSON.stringify(first) === JSON.stringify(outcome);
      return isSame ? [] : [{ till, what: `${key} was ${JSON.stringify(first)}, now it is ${JSON.stringify(outcome)}` }];
    });
  }

  function putBack({ server }: Seen): readonly Finding[] {
    if (server.putBackEpoch() > putBackEpoch) firsts.clear();
    putBackEpoch = server.putBackEpoch();
    return [];
  }

  return { name: "first-answer-again", onPushed: answered, onServerChange: putBack };
}

/** What left nothing on record, and a reversal that waits for its redemption (R3, R8). */
function mayChange(first: Outcome): boolean {
  return first.kind === "not-redeemed" || first.kind === "withdrawn" || first.kind === "kept";
}
