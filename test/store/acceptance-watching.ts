import { expect, test } from "vitest";
import { addTestCoupon, enrolTill, feedOf, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";
import type { Store } from "../../server/store/store";

const MARKER_WORKSPACE = 99;

/** Resolves when a workspace has been announced so many times. */
export function announced(store: Store, workspace: number, times = 1): Promise<void> {
  let heard = 0;
  return new Promise((resolve) => {
    const end = store.watch((changed) => {
      if (changed === workspace) heard += 1;
      if (heard < times) return;
      end();
      resolve();
    });
  });
}

/** A shop whose making has been announced for good: a later workspace's second announcement follows all pauses before it. */
async function openQuietShop(store: Store): Promise<TestShop> {
  const shop = await openShop(store);
  const twice = announced(store, MARKER_WORKSPACE, 2);
  await openShop(store, MARKER_WORKSPACE);
  await twice;
  return shop;
}

export function acceptWatching(open: () => Promise<Store>): void {
  test("who watches hears of a change once it can be read", async () => {
    const shop = await openQuietShop(await open());
    const changes: readonly (() => Promise<unknown>)[] = [
      () => pushed(shop, shop.till, redemption(shop, "L-1")),
      () => addTestCoupon(shop.store, 1, "NEW", ["N-1"]),
      () => enrolTill(shop.store, 1, shop.storeId),
    ];
    for (const change of changes) {
      const { feed } = await feedOf(shop);
      const news = announced(shop.store, 1).then(() => feedOf(shop, feed));
      await change();
      expect((await news).entries.length).toBeGreaterThan(0);
    }
    await shop.store.close();
  });

  test("[R30] who watches hears that a till was revoked", async () => {
    const shop = await openQuietShop(await open());
    const news = announced(shop.store, 1);
    await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS);
    await news;
    await shop.store.close();
  });

  test("a push that changes nothing is not announced, nor is anything to who has stopped watching", async () => {
    const shop = await openQuietShop(await open());
    const heard: number[] = [];
    const end = shop.store.watch((workspace) => workspace === MARKER_WORKSPACE || heard.push(workspace));
    await pushed(shop, shop.till);
    const other = await openQuietOther(shop.store);
    expect(new Set(heard)).toEqual(new Set([other.workspace]));
    end();
    heard.length = 0;
    const news = announced(shop.store, 1);
    await pushed(shop, shop.till, redemption(shop, "L-1"));
    await news;
    expect(heard).toEqual([]);
    await shop.store.close();
  });
}

async function openQuietOther(store: Store): Promise<TestShop> {
  const twice = announced(store, 2, 2);
  const other = await openShop(store, 2);
  await twice;
  return other;
}
