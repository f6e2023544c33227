import BetterSqlite3 from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openMemoryStore } from "../../server/store/sqlite";
import type { SnapshotBase, Store } from "../../server/store/store";
import { newTestClaim } from "../builders/claims";
import { claimTerms } from "../builders/coupons";
import { addTestCoupon, newTestId, NOON_MS, openShop, pushed, redemption, reversal, withdrawal } from "./acceptance-shop";

const CODES = Array.from({ length: 60 }, (_, index) => `MANY-${index}`);
const KEYS = Array.from({ length: 4 }, newTestId);
const RUNS = 40 * Number(process.env["TEAROFF_PROPERTY_FACTOR"] ?? 1);

const connection = new BetterSqlite3(":memory:");
const shop = await openShop(await openMemoryStore(connection));
await addTestCoupon(shop.store, 1, "MANY", CODES);
await addTestCoupon(shop.store, 1, "CLAIMED", ["C"], claimTerms({ source: { kind: "fixed", amount: 100 } }));
const begun = connection.serialize();

type Act = (store: Store) => Promise<unknown>;

const someKey = fc.constantFrom(...KEYS);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.nat(KEYS.length), fc.constantFrom("ask" as const, "fact" as const)).map(redeemed) },
  { weight: 3, arbitrary: someKey.map((key): Act => (store) => pushed({ ...shop, store }, shop.till, reversal(shop, key))) },
  { weight: 2, arbitrary: someKey.map((key): Act => (store) => pushed({ ...shop, store }, shop.till, withdrawal(key))) },
  { weight: 2, arbitrary: fc.constantFrom("CLAIMED", "MANY").map((couponId): Act => (store) => store.claim(1, newTestClaim(couponId), NOON_MS)) },
);

/** Few keys, each of a code of its own, so that the same codes change again. */
function redeemed([index, kind]: readonly [number, "ask" | "fact"]): Act {
  const ofList = index < KEYS.length;
  const as = { kind, key: KEYS[index] ?? newTestId(), contents: ofList ? { couponId: "MANY" } : {} };
  return (store) => pushed({ ...shop, store }, shop.till, redemption(shop, ofList ? `MANY-${index}` : "F", as));
}

test("[R15] a base made of the last one and the changes since is, byte for byte, the one made of all codes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 3 }), async (rounds) => {
      const database = new BetterSqlite3(begun);
      const store = await openMemoryStore(database);
      await store.snapshot(1, NOON_MS);
      for (const acts of rounds) {
        for (const one of acts) await one(store);
        // Also so that enough has changed for another base.
        await addTestCoupon(store, 1, `N${newTestId().slice(-8)}`, [newTestId(), newTestId(), newTestId()]);
        const patched = await contentsOf(store);
        const anew = await openMemoryStore(new BetterSqlite3(withoutBases(database)));
        expect(patched.blobs).not.toContain(null);
        expect(patched).toEqual(await contentsOf(anew));
        await anew.close();
      }
      await store.close();
    }),
    { numRuns: RUNS },
  );
});

function withoutBases(database: BetterSqlite3.Database): Buffer {
  const copy = new BetterSqlite3(database.serialize());
  copy.exec("delete from snapshot_bases; delete from snapshot_blobs");
  return copy.serialize();
}

async function contentsOf(store: Store): Promise<{ readonly base: SnapshotBase; readonly blobs: readonly (string | null)[] }> {
  const base = await store.snapshot(1, NOON_MS);
  const hashes = [...base.shards, base.states].map(({ hash }) => hash);
  const blobs = await Promise.all(hashes.map((hash) => store.blob(1, hash)));
  return { base, blobs: blobs.map((bytes) => bytes && Buffer.from(bytes).toString("hex")) };
}
