import { CODE_STATES, type CodeState } from "../../src/domain/sync/overlay";

export type BaseRecord = { readonly key: Uint8Array; readonly ordinal: number; readonly state: CodeState };

/** `hash`: its name, where it is kept already. */
export type PackedShard = { readonly bytes: Uint8Array; readonly records: number; readonly hash?: string };

export type PackedBase = {
  readonly shardBits: number;
  readonly shards: readonly PackedShard[];
  readonly states: Uint8Array;
};

const KEY_BYTES = 8;
export const RECORD_BYTES = KEY_BYTES + 2;
/** A shard of 160 kB: small enough to be fetched again, large enough not to be one of thousands. */
const RECORDS_PER_SHARD = 16_384;
const MAX_SHARD_BITS = 16;

/**
 * Packs a workspace's codes into the shards and states of a snapshot (R15); the layout is `snapshotMessage`'s.
 * @param records sorted by key, then ordinal
 */
export function packBase(records: readonly BaseRecord[]): PackedBase {
  const shardBits = shardBitsFor(records.length);
  const shards = Array.from({ length: 2 ** shardBits }, (): BaseRecord[] => []);
  for (const record of records) shards[prefixOf(record.key, shardBits)]?.push(record);
  return {
    shardBits,
    shards: shards.map((shard) => ({ bytes: packShard(shard), records: shard.length })),
    states: packStates(records.map(({ state }) => state)),
  };
}

export function shardBitsFor(records: number): number {
  return Math.min(MAX_SHARD_BITS, Math.max(0, Math.ceil(Math.log2(records / RECORDS_PER_SHARD))));
}

/** Index of the shard that holds a key. */
export function prefixOf(key: Uint8Array, bits: number): number {
  return (((key[0] ?? 0) << 8) | (key[1] ?? 0)) >> (16 - bits);
}

function packShard(records: readonly BaseRecord[]): Uint8Array {
  const bytes = new Uint8Array(records.length * RECORD_BYTES);
  records.forEach((record, index) => bytes.set(recordBytes(record), index * RECORD_BYTES));
  return bytes;
}

/** A record in a shard: their bytes are in the order of keys, then ordinals. */
export function recordBytes({ key, ordinal }: Pick<BaseRecord, "key" | "ordinal">): Uint8Array {
  const bytes = new Uint8Array(RECORD_BYTES);
  bytes.set(key);
  bytes[KEY_BYTES] = ordinal >> 8;
  bytes[KEY_BYTES + 1] = ordinal & 255;
  return bytes;
}

/** Four records to a byte, the first in the lowest bits. */
export function packStates(states: readonly CodeState[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(states.length / 4));
  states.forEach((state, index) => {
    const at = index >> 2;
    bytes[at] = (bytes[at] ?? 0) | (CODE_STATES.indexOf(state) << ((index & 3) * 2));
  });
  return bytes;
}
