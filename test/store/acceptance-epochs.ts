import { expect, test } from "vitest";
import { keyMaterial } from "../../src/domain/code/key-material";
import { base64urlOf, snapshotKey } from "../../server/store/snapshot-key";
import type { Store } from "../../server/store/store";
import { addTestCoupon, bytes, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";

const NEXT_KEY = bytes("the next epoch");

/** Keys of the records in a new snapshot, in order. */
async function keysIn(shop: TestShop): Promise<string[]> {
  const base = await shop.store.snapshot(shop.workspace, NOON_MS);
  const shards = await Promise.all(base.shards.map(({ hash }) => shop.store.blob(shop.workspace, hash)));
  const records = Buffer.concat(shards.map((shard) => shard ?? new Uint8Array()));
  return Array.from({ length: records.length / 10 }, (_, index) => records.subarray(index * 10, index * 10 + 8).toString("base64url"));
}

function keysUnder(epochKey: Uint8Array, codes: readonly string[]): string[] {
  const keys = codes.map((code) => snapshotKey(epochKey, keyMaterial("qr", code)));
  return keys.toSorted((one, other) => Buffer.compare(one, other)).map(base64urlOf);
}

const CODES = ["L-1", "L-2", "L-3", "L-4", "L-5", "L-6", "L-7", "L-8", "L-9", "F"];

export function acceptEpochs(open: () => Promise<Store>): void {
  test("[R17] a new epoch gives every code a new key, and those added later too", async () => {
    const shop = await openShop(await open());
    const many = Array.from({ length: 2_500 }, (_, index) => `MANY-${index}`);
    await addTestCoupon(shop.store, 1, "MANY", many);
    expect(await keysIn(shop)).toEqual(keysUnder(bytes("epoch 1"), [...CODES, ...many]));

    await shop.store.startEpoch(1, NEXT_KEY, { restored: false }, NOON_MS);
    await addTestCoupon(shop.store, 1, "LATER", ["LATE"]);
    expect(await keysIn(shop)).toEqual(keysUnder(NEXT_KEY, [...CODES, ...many, "LATE"]));
    await shop.store.close();
  });

  test("[R17] its snapshot names the new key, and keeps what is redeemed redeemed", async () => {
    const shop = await openShop(await open());
    await pushed(shop, shop.till, redemption(shop, "L-1"));
    const before = await shop.store.snapshot(1, NOON_MS);
    await shop.store.startEpoch(1, NEXT_KEY, { restored: false }, NOON_MS);
    const after = await shop.store.snapshot(1, NOON_MS);

    expect(after.epoch.number).toBeGreaterThan(before.epoch.number);
    expect(after.epoch.key).toBe(base64urlOf(NEXT_KEY));
    const [again] = await pushed(shop, shop.otherTill, redemption(shop, "L-1"));
    expect(again?.outcome).toEqual({ kind: "conflict", cause: "double" });
    await shop.store.close();
  });

  test("[R17] its feed begins where it began: nothing of before is served under it, nor anything under the old one", async () => {
    const shop = await openShop(await open());
    const { feed, epoch: old } = await shop.store.snapshot(1, NOON_MS);
    await shop.store.startEpoch(1, NEXT_KEY, { restored: false }, NOON_MS);
    const { number } = (await shop.store.snapshot(1, NOON_MS)).epoch;
    await pushed(shop, shop.till, redemption(shop, "L-1"));

    expect(await shop.store.feedAfter(1, { after: feed, epoch: old.number }, 10)).toBeNull();
    expect(await shop.store.feedAfter(1, { after: feed - 1, epoch: number }, 10)).toBeNull();
    const page = await shop.store.feedAfter(1, { after: feed, epoch: number }, 10);
    expect(page?.entries).toMatchObject([{ kind: "code", key: keysUnder(NEXT_KEY, ["L-1"])[0], state: "redeemed" }]);
    await shop.store.close();
  });

  test("[R16] snapshots tell which epochs there were, and where a backup ended that was put back", async () => {
    const shop = await openShop(await open());
    const { feed } = await shop.store.snapshot(1, NOON_MS);
    await shop.store.startEpoch(1, NEXT_KEY, { restored: true }, NOON_MS);
    await shop.store.startEpoch(1, bytes("and another"), { restored: false }, NOON_MS);
    const { epoch, lineage } = await shop.store.snapshot(1, NOON_MS);

    expect(lineage).toEqual([
      { number: 1, restoredFeed: null },
      { number: epoch.number - 1, restoredFeed: feed },
      { number: epoch.number, restoredFeed: null },
    ]);
    await shop.store.close();
  });

  test("[R17] an epoch is its workspace's own", async () => {
    const shop = await openShop(await open());
    const other = await openShop(shop.store, 2);
    const keys = await keysIn(other);
    await shop.store.startEpoch(1, NEXT_KEY, { restored: true }, NOON_MS);
    expect((await shop.store.snapshot(2, NOON_MS)).epoch.number).toBe(1);
    expect(await keysIn(other)).toEqual(keys);
    await shop.store.close();
  });

  test("[R14] redemptions and new coupons that come while an epoch begins are under one of the two keys, whole", async () => {
    const shop = await openShop(await open());
    await Promise.all([
      addTestCoupon(shop.store, 1, "DURING", ["D-1", "D-2"]),
      shop.store.startEpoch(1, NEXT_KEY, { restored: false }, NOON_MS),
      pushed(shop, shop.till, redemption(shop, "L-1")),
      addTestCoupon(shop.store, 1, "ALSO", ["D-3"]),
      pushed(shop, shop.otherTill, redemption(shop, "L-2"), redemption(shop, "L-3")),
    ]);
    expect(await keysIn(shop)).toEqual(keysUnder(NEXT_KEY, [...CODES, "D-1", "D-2", "D-3"]));
    await shop.store.close();
  });
}
