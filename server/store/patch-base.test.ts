import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_STATES } from "../../src/domain/sync/overlay";
import { packBase, type BaseRecord } from "./pack-base";
import { patchBase } from "./patch-base";

// Keys of the same two bytes, so that they meet, over all of the first shards.
const someRecord: fc.Arbitrary<BaseRecord> = fc.record({
  key: fc.tuple(fc.nat(255), fc.constantFrom(0, 255)).map(([first, last]) => Uint8Array.from([first, 0, 0, 0, 0, 0, 0, last])),
  ordinal: fc.constantFrom(1, 255, 256, 65_535),
  state: fc.constantFrom(...CODE_STATES),
});
const nameOf = ({ key, ordinal }: BaseRecord) => `${Buffer.from(key).toString("hex")} ${ordinal.toString(16).padStart(4, "0")}`;
const someRecords = (most: number) => fc.uniqueArray(someRecord, { selector: nameOf, maxLength: most });

function inOrder(records: Iterable<BaseRecord>): readonly BaseRecord[] {
  return [...records].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const kept = (records: readonly BaseRecord[]) => {
  const packed = packBase(inOrder(records));
  return { ...packed, shards: packed.shards.map((shard, index) => ({ ...shard, hash: String(index) })) };
};
const bytesOf = (base: ReturnType<typeof packBase> | null) =>
  base && { ...base, states: Buffer.from(base.states), shards: base.shards.map(({ bytes, records }) => ({ bytes: Buffer.from(bytes), records })) };

test("[R15] a base with changes in it is, byte for byte, the base of all its records", () => {
  fc.assert(
    fc.property(someRecords(60), someRecords(30), (records, changes) => {
      const after = new Map([...records, ...changes].map((record) => [nameOf(record), record]));
      expect(bytesOf(patchBase(kept(records), changes))).toEqual(bytesOf(packBase(inOrder(after.values()))));
    }),
  );
});

/** So many records, spread over all keys. */
function many(count: number, from = 0): readonly BaseRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const key = Buffer.alloc(8);
    key.writeUInt32BE(Math.imul(from + index, 2_654_435_761) >>> 0);
    return { key, ordinal: 1, state: CODE_STATES[index % 4] ?? "issued" };
  });
}

test("[R15] of several shards those without a new record keep their names", () => {
  const records = many(40_000);
  const [old] = records;
  if (old === undefined) throw new Error("There is no record.");
  const added: BaseRecord = { key: Uint8Array.of(0xff, 1, 2, 3, 4, 5, 6, 7), ordinal: 3, state: "claimed" };
  const changes: readonly BaseRecord[] = [{ ...old, state: "void" }, added];
  const patched = patchBase(kept(records), changes);
  expect(patched?.shards.map(({ hash }) => hash)).toEqual(["0", "1", "2", undefined]);
  expect(bytesOf(patched)).toEqual(bytesOf(packBase(inOrder([...records.slice(1), ...changes]))));
});

test("[R15] with more records than its shards are for, a base is to be packed anew", () => {
  expect(packBase(inOrder(many(16_384))).shardBits).toBe(0);
  expect(patchBase(kept(many(16_383)), many(1, 16_383))).not.toBeNull();
  expect(patchBase(kept(many(16_384)), many(1, 16_384))).toBeNull();
});
