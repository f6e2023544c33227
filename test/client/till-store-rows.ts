import { listTerms } from "../builders/coupons";
import type { HistoryRecord, OutboxRedemption, OutboxReversal, OverlayRecord, SnapshotRecord } from "../../src/client/db/records";
import type { NewSnapshot } from "../../src/client/db/till-store";

/** A look-up key, and the hash under which the empty blob is kept. */
export const KEY = "AAAAAAAAAAA";
export const EMPTY = "0".repeat(64);

export const device = {
  token: "token",
  installationId: "i",
  device: { id: "d", name: "Till 1" },
  revoked: false,
  storage: "granted",
  lastSequence: 0,
} as const;

export function snapshotAsOf(feed: number, epoch = 1): NewSnapshot {
  const snapshot: SnapshotRecord = {
    shardBits: 0,
    shards: [{ hash: EMPTY, records: 0 }],
    states: EMPTY,
    // Only its number matters to a store.
    epoch: { number: epoch, key: null as unknown as CryptoKey },
    baseFeed: feed,
    baseAsOfMs: feed,
    feed,
    asOfMs: feed,
    workspace: { number: 1, name: "Demo shop", timeZone: "Europe/Berlin", demo: true },
    settings: { undoWindowMs: 1, instantRedeem: false, supervisorOverrides: true, askBudgetMs: 1, maxSnapshotAgeMs: 1 },
    storeId: "s",
    claimKeys: [],
  };
  const { methods, ...terms } = listTerms({ title: "Coffee" });
  const coupon = { ...terms, methods: [...methods], stores: { kind: "all" as const }, used: 0, leased: 0 };
  const directory = { staff: [], stores: [], devices: [] };
  const lineage = Array.from({ length: epoch }, (_, index) => ({ number: index + 1, restoredFeed: null }));
  return { snapshot, lineage, coupons: [{ ordinal: 1, number: feed, coupon }], directory, entries: [], lookupKeys: new Map() };
}

function stored(key: string, sequence: number) {
  const time = { deviceMs: sequence, offsetMs: 0, uncertain: false };
  return {
    key,
    lookupKey: KEY,
    ordinal: 1,
    contents: {
      couponId: "SPRING",
      storeId: "s",
      staffId: "p",
      method: "staff-scan",
      receipt: null,
      override: null,
      leaseId: null,
    },
    shown: { iv: new Uint8Array(12), bytes: new ArrayBuffer(0) },
    circumstances: { time, couponVersion: 1, snapshotFeed: 1, marks: [] },
    sequence,
    atMs: sequence,
    undoUntilMs: sequence,
    couponTitle: "Coffee",
    staffName: "Demo cashier",
  } as const;
}

const WAITING = { phase: "waiting", failures: 0, notBeforeMs: 0 } as const;

export function redemption(key: string, sequence: number): OutboxRedemption {
  return {
    ...stored(key, sequence),
    kind: "redemption",
    state: { ...WAITING, duty: "fact" },
    acceptedFeed: null,
    withdrawal: null,
  };
}

/** A redemption about which the server is being asked. */
export function asked(key: string): OutboxRedemption {
  return { ...redemption(key, 0), sequence: null, state: { phase: "asking", askUntilMs: 0 } };
}

export function reversal(key: string, redemptionKey: string, sequence: number): OutboxReversal {
  const { time } = stored(key, sequence).circumstances;
  return { kind: "reversal", key, redemptionKey, sequence, staffId: "p", reason: "", time, state: { ...WAITING, duty: "reversal" } };
}

export function answered(key: string, feed: number): HistoryRecord {
  return { ...stored(key, feed), outcome: { kind: "accepted" }, feed, attention: 0, reversed: false };
}

/** An answered redemption whose reversal, `r` and its key, was answered too. */
export function undone(key: string, feed: number, reversedFeed: number): HistoryRecord {
  const { kind: _kind, redemptionKey: _redemptionKey, state: _state, ...said } = reversal(`r${key}`, key, reversedFeed);
  return { ...answered(key, feed), reversed: true, reversal: { ...said, feed: reversedFeed } };
}

/** An ask whose withdrawal, `w` and its key, was answered. */
export function withdrawn(key: string, feed: number): HistoryRecord {
  const { time } = stored(key, feed).circumstances;
  return { ...answered(key, feed), outcome: { kind: "withdrawn" }, reversed: true, withdrawal: { key: `w${key}`, time } };
}

export function row(number: number, more: Partial<OverlayRecord> = {}): OverlayRecord {
  return { key: KEY, ordinal: 1, number, state: "issued", redeemed: null, ...more };
}

export function redeemedBy(redemptionKey: string) {
  return { redemptionKey, atMs: 1, storeId: "s", deviceId: "d", staffId: "p", unconfirmed: false };
}
