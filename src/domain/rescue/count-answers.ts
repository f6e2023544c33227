import type { Answer } from "../sync/answer";

/**
 * What came of a rescue file's items. `redemptions`, `undone` (reversals and withdrawals) and `conflicts` are new to the
 * server; `known` it had answered before; `refused` it could not read, or they name nothing of this shop.
 */
export type RescueCounts = {
  readonly redemptions: number;
  readonly undone: number;
  readonly conflicts: number;
  readonly known: number;
  readonly refused: number;
};

export function countAnswers(answers: readonly Answer[]): RescueCounts {
  const counts = { redemptions: 0, undone: 0, conflicts: 0, known: 0, refused: 0 };
  for (const answer of answers) counts[countedAs(answer)] += 1;
  return counts;
}

function countedAs({ outcome, duplicate }: Answer): keyof RescueCounts {
  if (duplicate) return "known";
  switch (outcome.kind) {
    case "accepted":
      return "redemptions";
    case "conflict":
      return "conflicts";
    case "reversed":
    case "kept":
    case "moot":
    case "withdrawn":
      return "undone";
    case "refused":
    case "not-redeemed":
      return "refused";
  }
}
