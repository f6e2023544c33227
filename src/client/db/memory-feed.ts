import type { FeedEntry } from "../../contract/messages/pull";
import { byId, byKey, runsOf, without, withPut, type TillRows } from "./memory-rows";
import { mergedRuns, packRun, type PackedRun } from "./packed-run";
import type { NamedRun, OverlayRecord, SnapshotRecord } from "./records";
import { afterNews, blobsOf, codeRowsOf, isOlder, lostBy, sentAgain } from "./row-rules";
import { runsToMerge, standingAfter } from "./run-rules";
import type { NewSnapshot, PulledPage } from "./till-store";

/** The rows once a complete snapshot has taken the place of the old one; else what stands in its way (R16, R17). */
export function withSnapshot(rows: TillRows, next: NewSnapshot): TillRows | "keys-missing" | "overtaken" {
  const named = blobsOf(next.snapshot);
  // Another tab that committed another snapshot meanwhile has let go of what that does not name.
  if ([...named].some((hash) => !rows.blobs.has(hash))) return "overtaken";
  const old = rows.singles.snapshot;
  const epochChanges = old?.epoch.number !== next.snapshot.epoch.number;
  const moved = epochChanges ? withNewKeys(rows, next.lookupKeys) : rows;
  if (moved === null) return "keys-missing";

  const lost = lostBy(old, next);
  const standing = withRenewedRuns(lost === null ? moved : withSentAgain(moved, lost), next, lost !== null);
  const renewed: TillRows = {
    ...standing,
    singles: { ...standing.singles, snapshot: { ...next.snapshot, runs: namesOf(standing.runs) } },
    coupons: new Map(next.coupons.map((coupon) => [coupon.ordinal, coupon])),
    staff: new Map(byId(next.directory.staff)),
    stores: new Map(byId(next.directory.stores)),
    devices: new Map(byId(next.directory.devices)),
    blobs: new Map([...standing.blobs].filter(([hash]) => named.has(hash))),
  };
  return withEntries(renewed, next.entries);
}

/** The rows after a page of changes; null where the cursor or the epoch is no longer the one that it was asked for. */
export function withPage(rows: TillRows, page: PulledPage): TillRows | null {
  const { snapshot } = rows.singles;
  if (snapshot?.feed !== page.after || snapshot.epoch.number !== page.epoch) return null;
  const told = withRun(rows, snapshot, codeRowsOf(page.entries));
  const moved = { ...snapshot, runs: namesOf(told.runs), feed: page.feed, asOfMs: page.completeAtMs ?? snapshot.asOfMs };
  return withEntries({ ...told, singles: { ...told.singles, snapshot: moved } }, [...page.entries, ...(page.urgent ?? [])]);
}

function withEntries(rows: TillRows, entries: readonly FeedEntry[]): TillRows {
  return entries.reduce(withEntry, rows);
}

/** Changes out of the feed as a run, in one with the runs that `runsToMerge` names. */
function withRun(rows: TillRows, snapshot: SnapshotRecord, changes: readonly OverlayRecord[]): TillRows {
  if (changes.length === 0) return rows;
  const run = packRun(changes);
  const { merge } = runsToMerge(snapshot.runs ?? [], run.keys.length);
  const stay = without(rows.runs, merge.map(({ id }) => id));
  return withWritten({ ...rows, runs: stay }, mergedRuns([...runsOf(rows, merge), run]));
}

/** One run of all rows that a new base leaves standing, and of the changes that come with it. */
function withRenewedRuns(rows: TillRows, { snapshot, entries }: NewSnapshot, wasPutBack: boolean): TillRows {
  const old = rows.singles.snapshot;
  // Another epoch's keys name nothing here.
  const isSameEpoch = old?.epoch.number === snapshot.epoch.number;
  const runs = isSameEpoch ? runsOf(rows, old.runs ?? []) : [];
  const own = isSameEpoch ? [...rows.overlay.values()].flat() : [];
  const standing = standingAfter(snapshot, runs, own, wasPutBack);
  return withWritten({ ...rows, runs: new Map(), overlay: new Map() }, mergedRuns([standing, packRun(codeRowsOf(entries))]));
}

function withWritten(rows: TillRows, run: PackedRun): TillRows {
  if (run.keys.length === 0) return rows;
  const id = rows.lastRun + 1;
  return { ...rows, lastRun: id, runs: withPut(rows.runs, [[id, run]]) };
}

function namesOf(runs: TillRows["runs"]): readonly NamedRun[] {
  return [...runs].map(([id, { keys }]) => ({ id, rows: keys.length }));
}

function withEntry(rows: TillRows, entry: FeedEntry): TillRows {
  switch (entry.kind) {
    case "code":
      return rows;
    case "coupon": {
      const { number, coupon } = entry;
      if (isOlder(number, rows.coupons.get(coupon.ordinal))) return rows;
      return { ...rows, coupons: withPut(rows.coupons, [[coupon.ordinal, { ordinal: coupon.ordinal, number, coupon }]]) };
    }
    case "staff":
      return { ...rows, staff: withPut(rows.staff, byId([entry.staff])) };
    case "staff-removed":
      return { ...rows, staff: without(rows.staff, [entry.staffId]) };
    case "store":
      return { ...rows, stores: withPut(rows.stores, byId([entry.store])) };
    case "device":
      return { ...rows, devices: withPut(rows.devices, byId([entry.device])) };
    case "settings": {
      const { snapshot } = rows.singles;
      if (snapshot === undefined) return rows;
      return { ...rows, singles: { ...rows.singles, snapshot: { ...snapshot, settings: entry.settings } } };
    }
    case "lease": {
      const held = rows.leases.get(entry.leaseId);
      if (held === undefined) return rows;
      if (entry.word === "over") return { ...rows, leases: without(rows.leases, [entry.leaseId]) };
      return { ...rows, leases: withPut(rows.leases, [[entry.leaseId, { ...held, closing: true }]]) };
    }
    case "redemption": {
      const held = rows.history.get(entry.redemptionKey);
      if (held !== undefined) return { ...rows, history: withPut(rows.history, byKey([afterNews(held, entry)])) };
      // News of what is not answered yet: asked for once it is (R6).
      const { snapshot } = rows.singles;
      if (snapshot === undefined || !rows.outbox.has(entry.redemptionKey)) return rows;
      return { ...rows, singles: { ...rows.singles, snapshot: { ...snapshot, newsMissed: true } } };
    }
  }
}

/** The server does not know the till whose token this is: it lacks all that it has answered (R16). */
export function withAllSentAgain(rows: TillRows, token: string): TillRows {
  return rows.singles.device?.token === token ? withSentAgain(rows, 0) : rows;
}

/** The server's database was put back to an earlier copy: what was answered after `lost` may be known here only (R16). */
function withSentAgain(rows: TillRows, lost: number): TillRows {
  const { device } = rows.singles;
  if (device === undefined) throw new Error("a till without a device has nothing to send");
  const held = { history: [...rows.history.values()], outbox: [...rows.outbox.values()], lastSequence: device.lastSequence };
  const { items, moved, lastSequence } = sentAgain(held, lost);
  return {
    ...rows,
    singles: { ...rows.singles, device: { ...device, lastSequence } },
    history: without(rows.history, moved),
    outbox: withPut(rows.outbox, byKey(items)),
  };
}

/** Queued and answered redemptions with their look-up keys under a new epoch; null where one is missing. */
function withNewKeys(rows: TillRows, lookupKeys: ReadonlyMap<string, string>): TillRows | null {
  const queued = [...rows.outbox.values()].filter((item) => item.kind === "redemption");
  const answered = [...rows.history.values()];
  if (![...queued, ...answered].every(({ key }) => lookupKeys.has(key))) return null;
  const moved = <Row extends { readonly key: string; readonly lookupKey: string }>(row: Row): Row => {
    return { ...row, lookupKey: lookupKeys.get(row.key) ?? row.lookupKey };
  };
  return {
    ...rows,
    outbox: withPut(rows.outbox, byKey(queued.map(moved))),
    history: withPut(rows.history, byKey(answered.map(moved))),
  };
}
