import { createHash } from "node:crypto";
import { packBase } from "../../../server/store/pack-base";
import { snapshotKey } from "../../../server/store/snapshot-key";
import { keyMaterial } from "../../../src/domain/code/key-material";
import { parseCode } from "../../../src/domain/code/parse-code";
import type { CodeState } from "../../../src/domain/sync/overlay";
import { couponOf, listTerms } from "../../builders/coupons";
import { snapshotCouponOf } from "../../../server/store/coupon-rows";
import { PROTOCOL_VERSION } from "../../../src/contract/protocol";
import type { SnapshotMessage } from "../../../src/contract/messages/snapshot";
import { DEFAULT_SETTINGS } from "../../../server/store/default-settings";

/** A snapshot of one list, as a server packs it, and the same records for a table with a row for each. */
export type BenchBase = {
  readonly manifest: SnapshotMessage;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** Records of 10 bytes as in a shard, in no order. */
  readonly records: Uint8Array;
};

const EPOCH_KEY = createHash("sha256").update("the benchmark's epoch").digest();
const ORDINAL = 1;
const ID = "01900000-0000-7000-8000-000000000001";

/** The code at a position of the list. */
export function snapshotCode(position: number): string {
  return `BENCH-${position.toString(36).toUpperCase().padStart(6, "0")}`;
}

export function makeBase(codes: number, feed: number): BenchBase {
  const keys = Array.from({ length: codes }, (_, position) => keyOf(snapshotCode(position)));
  const records = Buffer.concat(keys.map((key) => Buffer.from([...key, 0, ORDINAL])));
  const sorted = keys.toSorted((a, b) => Buffer.compare(a, b)).map((key) => ({ key, ordinal: ORDINAL, state: "issued" as CodeState }));
  const packed = packBase(sorted);
  const blobs = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    blobs.set(hash, bytes);
    return hash;
  };
  const coupon = { ...couponOf(listTerms(), { name: "A long list" }), ordinal: ORDINAL, version: 1 };
  const manifest: SnapshotMessage = {
    protocol: PROTOCOL_VERSION,
    nowMs: Date.now(),
    feed,
    workspace: { number: 1, name: "Benchmark", timeZone: "Europe/Berlin", demo: false },
    settings: DEFAULT_SETTINGS,
    device: { id: ID, name: "Till 1", storeId: ID },
    devices: [],
    stores: [],
    staff: [],
    coupons: [snapshotCouponOf(coupon, { used: 0, leased: 0 })],
    claimKeys: [],
    epoch: { number: 1, key: EPOCH_KEY.toString("base64url") },
    lineage: [{ number: 1, restoredFeed: null }],
    shardBits: packed.shardBits,
    shards: packed.shards.map(({ bytes, records: count }) => ({ hash: keep(bytes), bytes: bytes.length, records: count })),
    states: { hash: keep(packed.states), bytes: packed.states.length },
  };
  return { manifest, blobs, records };
}

function keyOf(text: string): Uint8Array {
  const code = parseCode("qr", text);
  if (!code.ok) throw new Error(`${text} is no code.`);
  return snapshotKey(EPOCH_KEY, keyMaterial("qr", code.value));
}

