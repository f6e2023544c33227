import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_STATES } from "../../domain/sync/overlay";
import { findInRun, mergedRuns, packRun, renumbered } from "./packed-run";
import type { OverlayRecord } from "./records";
import { isNewer } from "./row-rules";

// Few keys, ordinals and numbers, so that rows of the same code meet, also under the same number.
const someKey = fc.constantFrom("AAAAAAAAAAA", "AAAAAAAAAAE", "BBBBBBBBBBE", "_AAAAAAAAAA", "zAAAAAAAAAA");
const someone = { atMs: -8.64e15, storeId: "s", deviceId: "d", staffId: null, unconfirmed: true };
// Under one number is one change, of which a row may tell more or less.
const someRow: fc.Arbitrary<OverlayRecord> = fc
  .record({ key: someKey, ordinal: fc.constantFrom(0, 1, 65_535), change: fc.nat(7), tellsMore: fc.boolean() })
  .map(({ key, ordinal, change, tellsMore }) => {
    const state = CODE_STATES[change % 4] ?? "void";
    const redeemed = state === "redeemed" && tellsMore ? { ...someone, redemptionKey: `r${change}` } : null;
    return { key, ordinal, number: change * 2 ** 40, state, redeemed };
  });
const someRows = fc.array(someRow, { maxLength: 40 });

/** The plain way: each row in its turn takes the place of the one before it, where it is newer. */
function newestOf(rows: readonly OverlayRecord[], key: string): readonly OverlayRecord[] {
  const newest = new Map<number, OverlayRecord>();
  for (const row of rows) if (row.key === key && isNewer(row, newest.get(row.ordinal))) newest.set(row.ordinal, row);
  return [...newest.values()].toSorted((a, b) => a.ordinal - b.ordinal);
}

test("[R16] a run finds of each code the newest row, whole, and of no other", () => {
  fc.assert(
    fc.property(someRows, someKey, (rows, key) => {
      expect(findInRun(packRun(rows), key)).toEqual(newestOf(rows, key));
    }),
  );
});

test("[R16] merged runs are what all their rows would have been as one", () => {
  fc.assert(
    fc.property(fc.array(someRows, { maxLength: 5 }), (pages) => {
      expect(mergedRuns(pages.map(packRun))).toEqual(packRun(pages.flat()));
    }),
  );
});

test("a run keeps the rows that are given a number, under it", () => {
  fc.assert(
    fc.property(someRows, someKey, (rows, key) => {
      const changed = renumbered(packRun(rows), ({ number, state }) => (state === "void" ? null : number + 1));
      const expected = newestOf(rows, key).filter(({ state }) => state !== "void");
      expect(findInRun(changed, key)).toEqual(expected.map((row) => ({ ...row, number: row.number + 1 })));
    }),
  );
});
