import { mergedRuns, packRun, renumbered, type PackedRun } from "./packed-run";
import type { NamedRun, OverlayRecord, SnapshotRecord } from "./records";
import { isNewer } from "./row-rules";

/** The newest row of each coupon of a code (R16). @param rows of the runs, earliest first, then of the till's own acts */
export function newestRows(rows: readonly OverlayRecord[]): readonly OverlayRecord[] {
  const newest = new Map<number, OverlayRecord>();
  for (const row of rows) if (isNewer(row, newest.get(row.ordinal))) newest.set(row.ordinal, row);
  return [...newest.values()];
}

/** As many are looked through in no time, and merged only when there are more. */
const FEW_RUNS = 12;

/**
 * Which of a till's runs a new one is merged with, where they are not few: the latest, as long as each has less than twice
 * the rows of what has come together. So a row is written again only each time that its run has grown by half.
 */
export function runsToMerge(named: readonly NamedRun[], rows: number): { readonly stay: readonly NamedRun[]; readonly merge: readonly NamedRun[] } {
  if (named.length < FEW_RUNS) return { stay: named, merge: [] };
  let from = named.length;
  let together = rows;
  for (let last = named[from - 1]; last !== undefined && last.rows < together * 2; last = named[from - 1]) {
    together += last.rows;
    from -= 1;
  }
  return { stay: named.slice(0, from), merge: named.slice(from) };
}

/**
 * What stays of runs and own rows when a base comes in: what is newer (R16). Where the server was put back, its numbers
 * after `base.feed` name other changes from now on; a code stays redeemed until it says otherwise.
 */
export function standingAfter(
  base: SnapshotRecord,
  runs: readonly PackedRun[],
  own: readonly OverlayRecord[],
  wasPutBack: boolean,
): PackedRun {
  return renumbered(mergedRuns([...runs, packRun(own)]), ({ number, state }) => {
    if (number <= base.baseFeed) return null;
    if (!wasPutBack || number <= base.feed) return number;
    return state === "redeemed" ? base.feed : null;
  });
}
