import type { Outcome, StandingNow } from "./answer";
import { answerAgain, judged } from "./answer-again";
import type { TillEvent } from "./event";
import type { Judgement, Prior } from "./ledger";
import { undoRedemption, type Undoing } from "./undo-redemption";

/** What the server has on record under the redemption's key that a reversal or withdrawal names. */
export type NamedRedemption =
  { readonly kind: "none" } | { readonly kind: "refused" } | ({ readonly kind: "recorded" } & Omit<Undoing, "by">);

export type ReversalArrival = {
  /** The staff member named is not of this till's workspace, or the redemption named is another till's. */
  readonly isForeign: boolean;
  readonly event: Extract<TillEvent, { kind: "reversal" }>;
  readonly digest: string;
  readonly prior: Prior;
  readonly named: NamedRedemption;
};

export type WithdrawalArrival = {
  /** The redemption named is not this till's own: nobody else has asked for it. */
  readonly isForeign: boolean;
  readonly event: Extract<TillEvent, { kind: "withdrawal" }>;
  readonly digest: string;
  readonly prior: Prior;
  readonly named: NamedRedemption;
};

/**
 * What becomes of a reversal (R8, R11). It is never refused for coming late; a second one of the same redemption is
 * recorded and changes nothing.
 */
export function judgeReversal({ event, digest, prior, named, isForeign }: ReversalArrival): Judgement {
  const again = answerAgain(prior, digest);
  if (again !== null) return again;
  if (isForeign) return foreign(event.key);
  const recorded = (outcome: Outcome, standing: StandingNow, undoing: Judgement["effects"] = []) =>
    judged(outcome, standing, [
      { kind: "record-reversal", key: event.key, redemptionKey: event.redemptionKey, outcome },
      ...undoing,
    ]);
  switch (named.kind) {
    case "none":
      return recorded({ kind: "kept" }, "none");
    case "refused":
      return recorded({ kind: "moot" }, "none");
    case "recorded":
      return recorded({ kind: "reversed" }, "reversed", undoRedemption({ ...named, by: event.key }));
  }
}

/** What becomes of a withdrawal (R3): the redemption under its key is undone, or can no longer come about by an ask. */
export function judgeWithdrawal({ event, digest, prior, named, isForeign }: WithdrawalArrival): Judgement {
  const again = answerAgain(prior, digest);
  if (again !== null) return again;
  if (isForeign) return foreign(event.key);
  const undoing = named.kind === "recorded" ? undoRedemption({ ...named, by: event.key }) : [];
  return judged({ kind: "withdrawn" }, named.kind === "recorded" ? "reversed" : "withdrawn", [
    { kind: "record-withdrawal", key: event.key, redemptionKey: event.redemptionKey },
    ...undoing,
  ]);
}

function foreign(key: string): Judgement {
  return judged({ kind: "refused", problem: "foreign" }, "none", [{ kind: "keep-refused", key, problem: "foreign" }]);
}
