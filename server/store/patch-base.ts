import { CODE_STATES, type CodeState } from "../../src/domain/sync/overlay";
import { packStates, prefixOf, RECORD_BYTES, recordBytes, shardBitsFor, type BaseRecord, type PackedBase, type PackedShard } from "./pack-base";

/** A base as it is kept. */
export type KeptBase = {
  readonly shardBits: number;
  readonly shards: readonly (PackedShard & { readonly hash: string })[];
  readonly states: Uint8Array;
};

/**
 * A base with later changes in it, as `packBase` would pack all its records anew; shards that get no new record stay as
 * they are, under their names.
 * @param changes one a code at the most, in any order
 * @returns null where so many records want another number of shards
 */
export function patchBase(base: KeptBase, changes: readonly BaseRecord[]): PackedBase | null {
  const changesOf = base.shards.map((): BaseRecord[] => []);
  for (const change of changes) changesOf[prefixOf(change.key, base.shardBits)]?.push(change);
  let first = 0;
  const patched = base.shards.map((shard, index) => {
    const states = Array.from({ length: shard.records }, (_, at) => stateAt(base.states, first + at));
    first += shard.records;
    return patchShard(shard, states, changesOf[index] ?? []);
  });
  const states = patched.flatMap((shard) => shard.states);
  if (shardBitsFor(states.length) !== base.shardBits) return null;
  return { shardBits: base.shardBits, shards: patched.map(({ shard }) => shard), states: packStates(states) };
}

type Patched = { readonly shard: PackedShard; readonly states: readonly CodeState[] };

function patchShard(shard: PackedShard, states: CodeState[], changes: readonly BaseRecord[]): Patched {
  const added: (BaseRecord & { readonly at: number })[] = [];
  for (const change of changes) {
    const { at, isThere } = placeOf(shard, recordBytes(change));
    if (isThere) states[at] = change.state;
    else added.push({ ...change, at });
  }
  if (added.length === 0) return { shard, states };
  added.sort((a, b) => Buffer.compare(recordBytes(a), recordBytes(b)));
  const bytes: Uint8Array[] = [];
  const pieces: (readonly CodeState[])[] = [];
  let copied = 0;
  for (const record of [...added, { at: shard.records }]) {
    bytes.push(shard.bytes.subarray(copied * RECORD_BYTES, record.at * RECORD_BYTES));
    pieces.push(states.slice(copied, record.at));
    copied = record.at;
    if (!("key" in record)) break;
    bytes.push(recordBytes(record));
    pieces.push([record.state]);
  }
  const grown = pieces.flat();
  return { shard: { bytes: Buffer.concat(bytes), records: grown.length }, states: grown };
}

/** Where a record is, or belongs, by halving. */
function placeOf({ bytes, records }: PackedShard, wanted: Uint8Array): { readonly at: number; readonly isThere: boolean } {
  const order = (at: number) => Buffer.compare(bytes.subarray(at * RECORD_BYTES, (at + 1) * RECORD_BYTES), wanted);
  let low = 0;
  let high = records;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(middle) < 0) low = middle + 1;
    else high = middle;
  }
  return { at: low, isThere: low < records && order(low) === 0 };
}

function stateAt(states: Uint8Array, record: number): CodeState {
  return CODE_STATES[((states[record >> 2] ?? 0) >> ((record & 3) * 2)) & 3] ?? "void";
}
