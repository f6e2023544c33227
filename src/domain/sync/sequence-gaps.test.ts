import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterArrival, type ArrivedSequences, SEQUENCE_GAPS_KEPT, type SequenceGap } from "./sequence-gaps";

const NO_SEQUENCES: ArrivedSequences = { last: 0, gaps: [] };
const numbers = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1 });

function missing(gaps: readonly SequenceGap[]): readonly number[] {
  return gaps.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step));
}

describe("[R29] an installation's sequence numbers", () => {
  test("are missing exactly where they have not arrived, whatever their order and however they are grouped", () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1 }), (pushes) => {
        const all = new Set(pushes.flat());
        const last = Math.max(...all);
        const after = pushes.reduce(afterArrival, NO_SEQUENCES);
        const expected = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !all.has(number));
        expect(after.last).toBe(last);
        expect(missing(after.gaps)).toEqual(expected);
      }),
    );
  });

  test("leave the fewest gaps that say so, in order", () => {
    fc.assert(
      fc.property(numbers, (arrived) => {
        const { gaps } = afterArrival(NO_SEQUENCES, arrived);
        expect(gaps.every(([from, to]) => from <= to)).toBe(true);
        expect(gaps.every(([from], index) => index === 0 || from > (gaps[index - 1]?.[1] ?? 0) + 1)).toBe(true);
      }),
    );
  });

  test("leave no more gaps than are kept: the oldest are forgotten", () => {
    const odd = Array.from({ length: SEQUENCE_GAPS_KEPT + 5 }, (_, index) => 2 * index + 2);
    const { gaps } = afterArrival(NO_SEQUENCES, odd);
    expect(gaps).toHaveLength(SEQUENCE_GAPS_KEPT);
    expect(gaps[0]).toEqual([11, 11]);
  });

  test("close a gap that nobody could count", () => {
    const huge = Number.MAX_SAFE_INTEGER;
    expect(afterArrival(NO_SEQUENCES, [huge, 5])).toEqual({ last: huge, gaps: [[1, 4], [6, huge - 1]] });
  });
});
