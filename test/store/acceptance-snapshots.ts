import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { keyMaterial } from "../../src/domain/code/key-material";
import { bytes, feedOf, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";
import { addTestCoupon } from "./acceptance-shop";
import { FAR_BEHIND } from "../../server/store/feed";
import { snapshotKey } from "../../server/store/snapshot-key";
import type { SnapshotBase, Store } from "../../server/store/store";

const STATES = ["issued", "claimed", "redeemed", "void"] as const;

/** Looks a code up in a snapshot's bytes as a till does, by the layout that the message documents. */
async function look(shop: TestShop, base: SnapshotBase, code: string) {
  const key = snapshotKey(bytes(`epoch ${shop.workspace}`), keyMaterial("qr", code));
  const shards = await Promise.all(base.shards.map(({ hash }) => shop.store.blob(shop.workspace, hash)));
  const records = Buffer.concat(shards.map((shard) => shard ?? new Uint8Array()));
  const states = await shop.store.blob(shop.workspace, base.states.hash);
  for (let index = 0; index * 10 < records.length; index += 1) {
    if (Buffer.compare(records.subarray(index * 10, index * 10 + 8), key) !== 0) continue;
    const state = ((states?.[index >> 2] ?? 0) >> ((index & 3) * 2)) & 3;
    return { ordinal: records.readUInt16BE(index * 10 + 8), state: STATES[state] };
  }
  return null;
}

export function acceptSnapshots(open: () => Promise<Store>): void {
  test("[R15] a snapshot holds every code's key and state, and no code", async () => {
    const shop = await openShop(await open());
    await pushed(shop, shop.till, redemption(shop, "L-2"));
    const base = await shop.store.snapshot(1, NOON_MS);

    expect(await look(shop, base, "L-1")).toEqual({ ordinal: 1, state: "issued" });
    expect(await look(shop, base, "L-2")).toEqual({ ordinal: 1, state: "redeemed" });
    expect(await look(shop, base, "F")).toEqual({ ordinal: 2, state: "issued" });
    expect(await look(shop, base, "NEVER-ISSUED")).toBeNull();
    expect(JSON.stringify(base)).not.toContain("L-2");
    await shop.store.close();
  });

  test("[R15] shards are named by their bytes, sorted, and served to their own workspace only", async () => {
    const shop = await openShop(await open());
    await openShop(shop.store, 2);
    const base = await shop.store.snapshot(1, NOON_MS);
    const [shard] = base.shards;
    const held = await shop.store.blob(1, shard?.hash ?? "");

    expect(createHash("sha256").update(held ?? "").digest("hex")).toBe(shard?.hash);
    const keys = Array.from({ length: shard?.records ?? 0 }, (_, index) => Buffer.from(held ?? []).subarray(index * 10, index * 10 + 8));
    expect(keys.map((key) => key.toString("hex"))).toEqual(keys.map((key) => key.toString("hex")).sort());
    expect(await shop.store.blob(2, shard?.hash ?? "")).toBeNull();
    await shop.store.close();
  });

  test("[R15] a code that is redeemed changes the states, not the shards", async () => {
    const shop = await openShop(await open());
    const before = await shop.store.snapshot(1, NOON_MS);
    await pushed(shop, shop.till, redemption(shop, "L-1"), redemption(shop, "L-2"));
    const after = await shop.store.snapshot(1, NOON_MS);

    expect(after.feed).toBeGreaterThan(before.feed);
    expect(after.shards).toEqual(before.shards);
    expect(after.states.hash).not.toBe(before.states.hash);
    expect(await shop.store.blob(1, before.states.hash)).not.toBeNull();
    await shop.store.close();
  });

  test("[R15] shards are split by the keys' first bits when there are many codes", async () => {
    const shop = await openShop(await open());
    const codes = Array.from({ length: 20_000 }, (_, index) => `MANY-${index}`);
    await addTestCoupon(shop.store, 1, "MANY", codes);
    const base = await shop.store.snapshot(1, NOON_MS);

    expect(base.shardBits).toBe(1);
    expect(base.shards.reduce((sum, shard) => sum + shard.records, 0)).toBe(20_010);
    const second = Buffer.from((await shop.store.blob(1, base.shards[1]?.hash ?? "")) ?? []);
    expect(second.readUInt8(0)).toBeGreaterThanOrEqual(128);
    expect(await look(shop, base, "MANY-19999")).toEqual({ ordinal: 3, state: "issued" });
    await shop.store.close();
  });

  test("[R15] tills that want a base at the same moment all get the same one", async () => {
    const shop = await openShop(await open());
    const other = await openShop(shop.store, 2);
    const atOnce = async () => {
      const bases = await Promise.all(Array.from({ length: 40 }, (_, index) => shop.store.snapshot(1 + (index % 2), NOON_MS)));
      return [...new Map(bases.map((base) => [JSON.stringify(base), base])).values()];
    };
    expect((await atOnce()).map((base) => base.workspace.number).sort()).toEqual([1, 2]);

    await addTestCoupon(shop.store, 1, "MANY", ["M-1", "M-2", "M-3"]);
    const { feed } = await feedOf(shop);
    const second = await atOnce();
    expect(second.map((base) => base.feed)).toEqual(expect.arrayContaining([feed, (await feedOf(other)).feed]));
    expect(second.filter((base) => base.workspace.number === 1)).toHaveLength(1);
    await shop.store.close();
  });

  test("[R14] feed numbers have no gap, whatever is written at the same time", async () => {
    const shop = await openShop(await open());
    const before = (await feedOf(shop)).feed;
    await Promise.all(
      ["L-1", "L-2", "L-3", "L-4"].map((code, index) => pushed(shop, index % 2 === 0 ? shop.till : shop.otherTill, redemption(shop, code))),
    );
    const { entries } = await feedOf(shop, before);
    expect(entries.map((entry) => entry.number)).toEqual([1, 2, 3, 4].map((step) => before + step));
    await shop.store.close();
  });

  test("[R47] a coupon's revocation travels with every page before its own", async () => {
    const shop = await openShop(await open());
    const coupon = await addTestCoupon(shop.store, 1, "GONE", ["G"]);
    await addTestCoupon(shop.store, 1, "BETWEEN", ["B-1", "B-2", "B-3"]);
    const revoked = { ...coupon, version: 2, revokedAtMs: NOON_MS };
    await shop.store.replaceCoupon(1, revoked, NOON_MS);
    await shop.store.replaceCoupon(1, { ...revoked, version: 3, title: "Gone" }, NOON_MS);
    await addTestCoupon(shop.store, 1, "AFTER", ["A"]);
    const { entries } = await feedOf(shop);
    const number = entries.find((entry) => entry.kind === "coupon" && entry.coupon.revokedAtMs !== null)?.number ?? 0;
    const pageOf = (after: number, limit: number) => shop.store.feedAfter(1, { after, epoch: 1 }, limit);
    for (const after of [0, 5, number - 2]) {
      expect((await pageOf(after, 1))?.urgent).toMatchObject([{ kind: "coupon", number, coupon: { couponId: "GONE", revokedAtMs: NOON_MS } }]);
    }
    expect(await pageOf(number - 1, 1)).toMatchObject({ more: true, urgent: [], entries: [{ number }] });
    expect(await pageOf(0, 1_000)).toMatchObject({ more: false, urgent: [] });
    await shop.store.close();
  });

  test("the feed comes in pages, and an old epoch is sent back for a snapshot", async () => {
    const shop = await openShop(await open());
    const first = await shop.store.feedAfter(1, { after: 0, epoch: 1 }, 5);
    expect(first).toMatchObject({ feed: 5, more: true });
    const rest = await shop.store.feedAfter(1, { after: 5, epoch: 1 }, 1_000);
    expect(rest).toMatchObject({ more: false });
    expect(rest?.entries[0]?.number).toBe(6);
    expect(await shop.store.feedAfter(1, { after: 0, epoch: 0 }, 5)).toBeNull();
    const { feed: last } = await feedOf(shop);
    expect(await shop.store.feedAfter(1, { after: last, epoch: 1 }, 5)).toMatchObject({ entries: [] });
    expect(await shop.store.feedAfter(1, { after: last + 1, epoch: 1 }, 5)).toBeNull();
    await shop.store.close();
  });

  test("[R16] a till over 10,000 changes behind the base that it would get is sent for it; one that has it goes on from there", async () => {
    const shop = await openShop(await open());
    const pageAfter = (after: number) => shop.store.feedAfter(1, { after, epoch: 1 }, 10);
    const first = await shop.store.snapshot(1, NOON_MS);
    await addTestCoupon(shop.store, 1, "MANY", Array.from({ length: FAR_BEHIND }, (_, index) => `MANY-${index}`));
    const { feed: last } = (await shop.store.feedAfter(1, { after: first.feed + 1, epoch: 1 }, 100_000)) ?? { feed: 0 };
    expect(last - first.feed).toBe(FAR_BEHIND + 1);
    expect(await pageAfter(first.feed)).toBeNull();
    expect(await pageAfter(first.feed + 1)).toMatchObject({ more: true });
    const second = await shop.store.snapshot(1, NOON_MS);
    expect(second.feed).toBe(last);
    await pushed(shop, shop.till, redemption(shop, "L-1"));
    expect(await pageAfter(first.feed)).toBeNull();
    expect(await pageAfter(second.feed)).toMatchObject({ more: false, entries: [{ state: "redeemed" }] });
    await shop.store.close();
  });

  test("a page ends and begins anywhere among the changes of one push", async () => {
    const shop = await openShop(await open());
    const { feed } = await feedOf(shop);
    await pushed(shop, shop.till, ...["L-1", "L-2", "L-3", "L-4", "L-5"].map((code) => redemption(shop, code)));
    const numbers: number[][] = [];
    for (let after = feed, more = true; more; ) {
      const page = await shop.store.feedAfter(1, { after, epoch: 1 }, 2);
      numbers.push((page?.entries ?? []).map(({ number }) => number - feed));
      after = page?.feed ?? Number.NaN;
      more = page?.more === true;
    }
    expect(numbers).toEqual([[1, 2], [3, 4], [5]]);
    await shop.store.close();
  });
}
