import { describe, expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import { DEFAULT_ASK_BUDGET_MS } from "../../src/domain/sync/outbox-state";
import { addTestCoupon, feedOf, NOON_MS, openShop, pushed, redemption } from "./acceptance-shop";

const MANY = Array.from({ length: 10_000 }, (_, index) => `MANY-${index}`);

/** What must hold while a coupon with many codes is added. */
export function acceptImports(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    test("[R14] redemptions go on during an import of 10,000 codes, and none waits for most of it", async ({ annotate }) => {
      const shop = await openShop(await open());
      await addTestCoupon(shop.store, 1, "OPEN", ["OPEN"], { source: { kind: "fixed", amount: 1_000_000 } });
      const begunMs = performance.now();
      let importing = true;
      const imported = addTestCoupon(shop.store, 1, "MANY", MANY)
        .then(() => performance.now() - begunMs)
        .finally(() => (importing = false));
      const waitsMs: number[] = [];
      while (importing) {
        const sentMs = performance.now();
        await pushed(shop, shop.till, redemption(shop, "OPEN", { kind: "ask", contents: { couponId: "OPEN" } }));
        waitsMs.push(performance.now() - sentMs);
      }
      const wholeMs = await imported;
      const longestMs = Math.max(...waitsMs);
      const known = `longest of ${waitsMs.length} waits ${Math.round(longestMs)} ms, import ${Math.round(wholeMs)} ms`;
      await annotate(`${known}; a till waits ${DEFAULT_ASK_BUDGET_MS} ms before it decides alone`);
      expect(waitsMs.length).toBeGreaterThan(5);
      // Both of one run, for they grow alike on a busy machine; what waits for all of the import takes nearly as long.
      expect(longestMs).toBeLessThan(wholeMs * 0.75);
      await shop.store.close();
    });

    test("a coupon appears with all of its codes or not at all", async () => {
      const shop = await openShop(await open());
      const { feed } = await feedOf(shop);
      let importing = true;
      const imported = addTestCoupon(shop.store, 1, "MANY", MANY.slice(0, 3_000)).finally(() => (importing = false));
      const contents = { couponId: "MANY" };
      while (importing) {
        const [answer] = await pushed(shop, shop.till, redemption(shop, "MANY-0", { kind: "ask", contents }));
        const { entries } = await feedOf(shop, feed);
        const isThere = (await shop.store.coupons(1)).some(({ coupon }) => coupon.couponId === "MANY");
        if (entries.length === 0) expect(answer?.outcome).toMatchObject({ kind: "not-redeemed", refusals: [{ reason: "unknown" }] });
        else expect(isThere).toBe(true);
      }
      await imported;
      const { shards } = await shop.store.snapshot(1, NOON_MS);
      expect(shards.reduce((sum, shard) => sum + shard.records, 0)).toBe(10 + 3_000);
      const entries = await wholeFeed(shop.store, feed);
      expect(entries.filter(({ kind }) => kind === "code").length).toBeGreaterThanOrEqual(3_000);
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => feed + 1 + index));
      await shop.store.close();
    });

    test("[R20] an import that cannot be finished leaves nothing, and its ordinal is not used again", async () => {
      const shop = await openShop(await open());
      const { feed } = await feedOf(shop);
      await expect(addTestCoupon(shop.store, 1, "LIST", MANY.slice(0, 1_500))).rejects.toThrow();
      expect((await feedOf(shop)).feed).toBe(feed);
      expect(await shop.store.coupons(1)).toHaveLength(2);

      const next = await addTestCoupon(shop.store, 1, "NEXT", ["NEXT-1"]);
      expect(next.ordinal).toBe(4);
      const { shards } = await shop.store.snapshot(1, NOON_MS);
      expect(shards.reduce((sum, shard) => sum + shard.records, 0)).toBe(10 + 1);
      await shop.store.close();
    });

    test("coupons added at the same moment each get an ordinal of their own", async () => {
      const shop = await openShop(await open());
      const made = await Promise.all(["A", "B", "C", "D"].map((id) => addTestCoupon(shop.store, 1, id, MANY.slice(0, 700))));
      expect(new Set(made.map(({ ordinal }) => ordinal)).size).toBe(4);
      expect((await shop.store.coupons(1)).map(({ codes }) => codes.length)).toEqual([5, 1, 5, 5, 5, 5]);
      await shop.store.close();
    });
  });
}

async function wholeFeed(store: Store, after: number) {
  const page = await store.feedAfter(1, { after, epoch: 1 }, 100_000);
  return page?.entries ?? [];
}
