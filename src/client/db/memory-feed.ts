import type { FeedEntry } from "../../contract/messages/pull";
import { byId, byKey, withNewer, without, withPut, type TillRows } from "./memory-rows";
import type { OverlayRecord } from "./records";
import { afterNews, blobsOf, isOlder, lostBy, rowOf, sentAgain } from "./row-rules";
import type { NewSnapshot, PulledPage } from "./till-store";

/** The rows once a complete snapshot has taken the place of the old one; null where look-up keys are missing (R16, R17). */
export function withSnapshot(rows: TillRows, next: NewSnapshot): TillRows | null {
  const named = blobsOf(next.snapshot);
  if ([...named].some((hash) => !rows.blobs.has(hash))) throw new Error("blobs of a new snapshot are gone again");
  const old = rows.singles.snapshot;
  const epochChanges = old?.epoch.number !== next.snapshot.epoch.number;
  const moved = epochChanges ? withNewKeys(rows, next.lookupKeys) : rows;
  if (moved === null) return null;

  // Within an epoch, rows newer than the base survive its coming in; another epoch's keys name nothing here.
  const kept = withEachRow(moved, (row) => (epochChanges || row.number <= next.snapshot.baseFeed ? null : row));
  const lost = lostBy(old, next);
  const standing = lost === null ? kept : wentBackTo(kept, next.snapshot.feed, lost);
  const renewed: TillRows = {
    ...standing,
    singles: { ...standing.singles, snapshot: next.snapshot },
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
  const moved = { ...snapshot, feed: page.feed, asOfMs: page.completeAtMs ?? snapshot.asOfMs };
  return withEntries({ ...rows, singles: { ...rows.singles, snapshot: moved } }, [...page.entries, ...(page.urgent ?? [])]);
}

function withEntries(rows: TillRows, entries: readonly FeedEntry[]): TillRows {
  const codes = entries.flatMap((entry) => (entry.kind === "code" ? [rowOf(entry)] : []));
  return withNewer(entries.reduce(withEntry, rows), codes);
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

/** The server's database was put back to an earlier copy: what was answered after `lost` is sent again, what is redeemed stays so (R16). */
function wentBackTo(rows: TillRows, feed: number, lost: number): TillRows {
  const { device } = rows.singles;
  if (device === undefined) throw new Error("a till without a device has taken a snapshot");
  const held = { history: [...rows.history.values()], outbox: [...rows.outbox.values()], lastSequence: device.lastSequence };
  const { items, moved, lastSequence } = sentAgain(held, lost);
  const kept = withEachRow(rows, (row) => rowGoneBackTo(row, feed));
  return {
    ...kept,
    singles: { ...rows.singles, device: { ...device, lastSequence } },
    history: without(rows.history, moved),
    outbox: withPut(rows.outbox, byKey(items)),
  };
}

function rowGoneBackTo(row: OverlayRecord, feed: number): OverlayRecord | null {
  if (row.number <= feed) return row;
  return row.state === "redeemed" ? { ...row, number: feed } : null;
}

function withEachRow(rows: TillRows, change: (row: OverlayRecord) => OverlayRecord | null): TillRows {
  const changed = [...rows.overlay].map(([key, held]) => [key, held.map(change).filter((row) => row !== null)] as const);
  return { ...rows, overlay: new Map(changed.filter(([, held]) => held.length > 0)) };
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
