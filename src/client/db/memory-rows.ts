import type { StaffMessage, StoreMessage } from "../../contract/messages/snapshot";
import { findInRun, type PackedRun } from "./packed-run";
import type { CouponRecord, HistoryRecord, LeaseRecord, NamedRun, OutboxRecord, OverlayRecord, Singles } from "./records";
import { isNewer, released } from "./row-rules";
import { newestRows } from "./run-rules";

/** Everything that a till keeps, as a value: what changes it makes another one, so a change happens whole or not at all. */
export type TillRows = {
  readonly singles: Partial<Singles>;
  readonly blobs: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly coupons: ReadonlyMap<number, CouponRecord>;
  readonly staff: ReadonlyMap<string, StaffMessage>;
  readonly stores: ReadonlyMap<string, StoreMessage>;
  readonly devices: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** What the till's own acts have changed; by look-up key: a row for each coupon that has the code. */
  readonly overlay: ReadonlyMap<string, readonly OverlayRecord[]>;
  readonly runs: ReadonlyMap<number, PackedRun>;
  /** Number of the last run that was written. */
  readonly lastRun: number;
  readonly outbox: ReadonlyMap<string, OutboxRecord>;
  readonly history: ReadonlyMap<string, HistoryRecord>;
  readonly leases: ReadonlyMap<string, LeaseRecord>;
};

export const NO_ROWS: TillRows = {
  singles: {},
  blobs: new Map(),
  coupons: new Map(),
  staff: new Map(),
  stores: new Map(),
  devices: new Map(),
  overlay: new Map(),
  runs: new Map(),
  lastRun: 0,
  outbox: new Map(),
  history: new Map(),
  leases: new Map(),
};

export function withPut<Key, Row>(table: ReadonlyMap<Key, Row>, rows: readonly (readonly [Key, Row])[]): ReadonlyMap<Key, Row> {
  return rows.length === 0 ? table : new Map([...table, ...rows]);
}

export function without<Key, Row>(table: ReadonlyMap<Key, Row>, keys: readonly Key[]): ReadonlyMap<Key, Row> {
  if (!keys.some((key) => table.has(key))) return table;
  const gone = new Set(keys);
  return new Map([...table].filter(([key]) => !gone.has(key)));
}

/** The rows of a table under their own keys. */
export function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): readonly (readonly [string, Row])[] {
  return rows.map((row) => [row.key, row]);
}

export function byId<Row extends { readonly id: string }>(rows: readonly Row[]): readonly (readonly [string, Row])[] {
  return rows.map((row) => [row.id, row]);
}

/** What is newer than the base of a code: the newest row of each coupon, out of the runs and of the till's own acts (R15). */
export function overlayOf(rows: TillRows, key: string): readonly OverlayRecord[] {
  const runs = runsOf(rows, rows.singles.snapshot?.runs ?? []);
  return newestRows([...runs.flatMap((run) => findInRun(run, key)), ...(rows.overlay.get(key) ?? [])]);
}

export function runsOf({ runs }: TillRows, named: readonly NamedRun[]): readonly PackedRun[] {
  return named.map(({ id }) => {
    const run = runs.get(id);
    if (run === undefined) throw new Error(`a snapshot names the run ${id}, which is not held`);
    return run;
  });
}

/** Writes the row that an act of the till leaves, where it is newer (R16). */
export function withNewer(rows: TillRows, row: OverlayRecord): TillRows {
  const held = rows.overlay.get(row.key) ?? [];
  const same = held.find(({ ordinal }) => ordinal === row.ordinal);
  if (!isNewer(row, same)) return rows;
  return { ...rows, overlay: withPut(rows.overlay, [[row.key, [...held.filter((other) => other !== same), row]]]) };
}

/** The server has undone a redemption: the code is free, unless the feed has said since who holds it now. */
export function withCodeReleased(rows: TillRows, redemptionKey: string): TillRows {
  const redemption = rows.history.get(redemptionKey);
  if (redemption === undefined) return rows;
  const held = overlayOf(rows, redemption.lookupKey).find(({ ordinal }) => ordinal === redemption.ordinal);
  const free = released(held, redemptionKey);
  return free === null ? rows : withNewer(rows, free);
}
