/** Of one installation's sequence numbers, from 1: the highest that has arrived, and which below it have not (R29). */
export type ArrivedSequences = { readonly last: number; readonly gaps: readonly SequenceGap[] };

/** The first and the last missing number of a run, both inclusive. */
export type SequenceGap = readonly [from: number, to: number];

/** More gaps than a till that works can make; of more, the oldest are forgotten. */
export const SEQUENCE_GAPS_KEPT = 100;

/** What is missing once more numbers have arrived, in whatever order, any of them more than once. Gaps are in order. */
export function afterArrival(before: ArrivedSequences, arrived: readonly number[]): ArrivedSequences {
  const after = [...new Set(arrived)].sort((a, b) => a - b).reduce(withArrived, before);
  return { ...after, gaps: after.gaps.slice(-SEQUENCE_GAPS_KEPT) };
}

function withArrived({ last, gaps }: ArrivedSequences, arrived: number): ArrivedSequences {
  if (arrived <= last) return { last, gaps: gaps.flatMap((gap) => without(gap, arrived)) };
  return { last: arrived, gaps: arrived === last + 1 ? gaps : [...gaps, [last + 1, arrived - 1]] };
}

function without(gap: SequenceGap, arrived: number): readonly SequenceGap[] {
  const [from, to] = gap;
  if (arrived < from || arrived > to) return [gap];
  const parts: readonly SequenceGap[] = [
    [from, arrived - 1],
    [arrived + 1, to],
  ];
  return parts.filter(([first, last]) => first <= last);
}
