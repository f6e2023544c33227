import { fromBase64url } from "../../domain/bytes/base64url";
import { CODE_STATES, type CodeState } from "../../domain/sync/overlay";

/** How a snapshot's base is laid out over its blobs; `records` counts the records of each shard. */
export type BaseLayout = {
  readonly shardBits: number;
  readonly shards: readonly { readonly hash: string; readonly records: number }[];
  readonly states: string;
};

/** One record of a base: a coupon that has a code with this key. */
export type BaseMatch = { readonly ordinal: number; readonly state: CodeState };

const RECORD_BYTES = 10;
const KEY_BYTES = 8;

/** Index of the shard that holds a key. */
export function shardOf(layout: BaseLayout, lookupKey: string): number {
  return keyBytes(lookupKey).getUint16(0) >>> (16 - layout.shardBits);
}

/**
 * Every record of a key, found by halving: one key can belong to several coupons.
 * @param shard the shard's bytes, records sorted by key, then ordinal
 * @param states two bits a record over all shards together, lowest bits first
 */
export function findInBase(
  layout: BaseLayout,
  lookupKey: string,
  shard: Uint8Array,
  states: Uint8Array,
): readonly BaseMatch[] {
  const wanted = keyBytes(lookupKey).getBigUint64(0);
  const view = new DataView(shard.buffer, shard.byteOffset, shard.byteLength);
  const records = Math.floor(shard.byteLength / RECORD_BYTES);
  const firstOfShard = recordsBefore(layout, shardOf(layout, lookupKey));
  const matches: BaseMatch[] = [];
  for (let at = firstNotBelow(view, records, wanted); at < records; at += 1) {
    if (view.getBigUint64(at * RECORD_BYTES) !== wanted) break;
    matches.push({ ordinal: view.getUint16(at * RECORD_BYTES + KEY_BYTES), state: stateAt(states, firstOfShard + at) });
  }
  return matches;
}

/** Why blobs that arrived cannot be the base that a layout describes; null where they fit. */
export function layoutProblem(layout: BaseLayout, sizeOf: (hash: string) => number): string | null {
  if (layout.shards.length !== 2 ** layout.shardBits) return "the number of shards is not 2^shardBits";
  const wrong = layout.shards.find((shard) => sizeOf(shard.hash) !== shard.records * RECORD_BYTES);
  if (wrong !== undefined) return `shard ${wrong.hash} is not as long as its records`;
  const records = recordsBefore(layout, layout.shards.length);
  return sizeOf(layout.states) < Math.ceil(records / 4) ? "the states are shorter than the records" : null;
}

function recordsBefore(layout: BaseLayout, shard: number): number {
  return layout.shards.slice(0, shard).reduce((sum, { records }) => sum + records, 0);
}

function firstNotBelow(view: DataView, records: number, wanted: bigint): number {
  let low = 0;
  let high = records;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (view.getBigUint64(middle * RECORD_BYTES) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stateAt(states: Uint8Array, record: number): CodeState {
  const bits = ((states[record >>> 2] ?? 0) >>> ((record & 3) * 2)) & 3;
  return CODE_STATES[bits] ?? "void";
}

function keyBytes(lookupKey: string): DataView {
  const bytes = fromBase64url(lookupKey);
  if (bytes?.length !== KEY_BYTES) throw new Error("a look-up key is not 8 bytes in base64url");
  return new DataView(bytes.buffer);
}
