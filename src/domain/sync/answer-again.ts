import type { StandingNow } from "./answer";
import type { Judgement, Prior } from "./ledger";

/**
 * The answer to an event whose key has been answered before (R5): the first outcome and what stands today; for other
 * contents under the same key a refusal that reveals nothing. Null where nothing has been answered.
 */
export function answerAgain(prior: Prior, digest: string): Judgement | null {
  if (prior.kind !== "answered") return null;
  if (prior.digest !== digest) return judged({ kind: "refused", problem: "key-reuse" }, "none", []);
  return { outcome: prior.outcome, duplicate: true, standing: prior.standing, effects: [] };
}

/** A judgement of an event that had not been answered before. */
export function judged(outcome: Judgement["outcome"], standing: StandingNow, effects: Judgement["effects"]): Judgement {
  return { outcome, duplicate: false, standing, effects };
}
