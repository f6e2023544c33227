import { CODE_STATES } from "../../domain/sync/overlay";
import type { OverlayRecord } from "./records";
import { isNewer } from "./row-rules";

/**
 * Later changes of codes in columns, a row at each index, sorted by key, then ordinal, no code twice. A row of its own for
 * each change takes the browser's database fifty times as long to write.
 */
export type PackedRun = {
  readonly keys: readonly string[];
  readonly ordinals: Uint16Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Indices of `CODE_STATES`. */
  readonly states: Uint8Array<ArrayBuffer>;
  /** Who redeemed it, as JSON: it is read of the one row that is looked up. Empty where that is not known. */
  readonly redeemed: readonly string[];
};

/** Packs rows, oldest first; of a code's rows the newest stays (R16). */
export function packRun(rows: readonly OverlayRecord[]): PackedRun {
  const unsorted: PackedRun = {
    keys: rows.map(({ key }) => key),
    ordinals: Uint16Array.from(rows, ({ ordinal }) => ordinal),
    numbers: Float64Array.from(rows, ({ number }) => number),
    states: Uint8Array.from(rows, ({ state }) => CODE_STATES.indexOf(state)),
    redeemed: rows.map(({ redeemed }) => (redeemed === null ? "" : JSON.stringify(redeemed))),
  };
  return mergedRuns([unsorted]);
}

/** Every row of a key, found by halving: one key can belong to several coupons. */
export function findInRun(run: PackedRun, key: string): readonly OverlayRecord[] {
  const rows: OverlayRecord[] = [];
  for (let at = firstNotBelow(run.keys, key); run.keys[at] === key; at += 1) rows.push(rowAt({ run, at }));
  return rows;
}

/** Runs in one, earliest first; of a code's rows the newest stays, the later run's where two have the same number (R16). */
export function mergedRuns(runs: readonly PackedRun[]): PackedRun {
  // Sorting takes runs that are sorted already as they are.
  const sorted = runs.flatMap(placesIn).sort(order);
  const newest: Place[] = [];
  for (const place of sorted) {
    const last = newest.at(-1);
    if (last === undefined || order(last, place) !== 0) newest.push(place);
    else if (isNewer(rowAt(place), rowAt(last))) newest[newest.length - 1] = place;
  }
  return runOf(newest);
}

/** The run with the numbers that `change` gives to its rows, and without those that it gives null. */
export function renumbered(run: PackedRun, change: (row: Pick<OverlayRecord, "number" | "state">) => number | null): PackedRun {
  const numbers = Array.from(run.keys, (_, at) => change({ number: run.numbers[at] ?? 0, state: stateAt(run, at) }));
  const places = placesIn(run).filter(({ at }) => numbers[at] !== null);
  return { ...runOf(places), numbers: Float64Array.from(numbers.filter((number) => number !== null)) };
}

type Place = { readonly run: PackedRun; readonly at: number };

function placesIn(run: PackedRun): readonly Place[] {
  return run.keys.map((_, at) => ({ run, at }));
}

function runOf(places: readonly Place[]): PackedRun {
  return {
    keys: places.map(({ run, at }) => run.keys[at] ?? ""),
    ordinals: Uint16Array.from(places, ({ run, at }) => run.ordinals[at] ?? 0),
    numbers: Float64Array.from(places, ({ run, at }) => run.numbers[at] ?? 0),
    states: Uint8Array.from(places, ({ run, at }) => run.states[at] ?? 0),
    redeemed: places.map(({ run, at }) => run.redeemed[at] ?? ""),
  };
}

function rowAt({ run, at }: Place): OverlayRecord {
  const redeemed = run.redeemed[at] ?? "";
  return {
    key: run.keys[at] ?? "",
    ordinal: run.ordinals[at] ?? 0,
    number: run.numbers[at] ?? 0,
    state: stateAt(run, at),
    // Only `packRun` writes it.
    redeemed: redeemed === "" ? null : (JSON.parse(redeemed) as OverlayRecord["redeemed"]),
  };
}

function stateAt({ states }: PackedRun, at: number): OverlayRecord["state"] {
  return CODE_STATES[states[at] ?? 0] ?? "void";
}

function order(a: Place, b: Place): number {
  const [keyA, keyB] = [a.run.keys[a.at] ?? "", b.run.keys[b.at] ?? ""];
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  return (a.run.ordinals[a.at] ?? 0) - (b.run.ordinals[b.at] ?? 0);
}

function firstNotBelow(keys: readonly string[], wanted: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
