import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase64url } from "../../domain/bytes/base64url";
import { CODE_STATES } from "../../domain/sync/overlay";
import { findInBase, layoutProblem, shardOf, type BaseLayout } from "./packed-base";

type Record = { readonly key: bigint; readonly ordinal: number; readonly state: number };

/** Packs records as a snapshot says that they are packed, the plain way. */
function packed(records: readonly Record[], shardBits: number) {
  const sorted = records.toSorted((a, b) => (a.key === b.key ? a.ordinal - b.ordinal : a.key < b.key ? -1 : 1));
  const shards = Array.from({ length: 2 ** shardBits }, (_, shard) =>
    sorted.filter(({ key }) => Number(key >> BigInt(64 - shardBits)) === shard),
  );
  const states = new Uint8Array(Math.ceil(sorted.length / 4));
  sorted.forEach(({ state }, index) => (states[index >> 2] = (states[index >> 2] ?? 0) | (state << ((index & 3) * 2))));
  const layout: BaseLayout = {
    shardBits,
    shards: shards.map((shard, index) => ({ hash: String(index), records: shard.length })),
    states: "states",
  };
  return { layout, shards: shards.map(bytesOf), states };
}

function bytesOf(records: readonly Record[]): Uint8Array {
  const bytes = new Uint8Array(records.length * 10);
  const view = new DataView(bytes.buffer);
  records.forEach(({ key, ordinal }, index) => {
    view.setBigUint64(index * 10, key);
    view.setUint16(index * 10 + 8, ordinal);
  });
  return bytes;
}

function keyText(key: bigint): string {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, key);
  return toBase64url(bytes);
}

// Few keys, so that some belong to several coupons; far apart, so that they fall into several shards.
const someKey = fc.integer({ min: 0, max: 31 }).map((n) => BigInt(n) * 0x0800_0000_0000_0001n);
const someRecords = fc.uniqueArray(
  fc.record({ key: someKey, ordinal: fc.integer({ min: 0, max: 3 }), state: fc.integer({ min: 0, max: 3 }) }),
  { selector: ({ key, ordinal }) => `${key} ${ordinal}` },
);

test("[R15] finds every coupon of a key with its state, and nothing else", () => {
  fc.assert(
    fc.property(someRecords, fc.integer({ min: 0, max: 5 }), someKey, (records, shardBits, key) => {
      const { layout, shards, states } = packed(records, shardBits);
      const shard = shards[shardOf(layout, keyText(key))] ?? new Uint8Array();
      const expected = records
        .filter((record) => record.key === key)
        .toSorted((a, b) => a.ordinal - b.ordinal)
        .map(({ ordinal, state }) => ({ ordinal, state: CODE_STATES[state] }));
      expect(findInBase(layout, keyText(key), shard, states)).toEqual(expected);
    }),
  );
});

test("[R15] a base whose parts do not fit together is seen through", () => {
  const layout: BaseLayout = { shardBits: 0, shards: [{ hash: "a", records: 5 }], states: "s" };
  const sizes = (a: number, s: number) => (hash: string) => (hash === "a" ? a : s);
  expect(layoutProblem(layout, sizes(50, 2))).toBeNull();
  expect(layoutProblem(layout, sizes(49, 2))).toContain("shard");
  expect(layoutProblem(layout, sizes(50, 1))).toContain("states");
  expect(layoutProblem({ ...layout, shardBits: 1 }, sizes(50, 2))).toContain("number");
});
