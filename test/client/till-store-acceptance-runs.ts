import { expect, test } from "vitest";
import type { OverlayRecord } from "../../src/client/db/records";
import type { TillStore } from "../../src/client/db/till-store";
import { answered, KEY, redeemedBy, row, snapshotAsOf } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

const OTHER = "BBBBBBBBBBE";
const PAGES = 40;

/** What every store of a till makes of many pages of changes. `open`: two tabs over a snapshot as of 10. */
export function runsAcceptance(open: () => readonly [TillStore, TillStore]): void {
  const rowIn = async (store: TillStore, key = KEY, ordinal = 1) =>
    (await store.known([key])).codes.find(({ coupon }) => coupon.ordinal === ordinal)?.overlay ?? null;

  test("[R15] of many pages the newest row of each code is found, in every tab, and the runs that keep them stay few", async () => {
    const [store, other] = open();
    const { page } = stepsOn(() => store);
    for (let step = 1; step <= PAGES; step += 1) {
      const rows = [row(10 + step, { key: OTHER }), ...(step % 7 === 0 ? [row(10 + step, { redeemed: redeemedBy(`r${step}`), state: "redeemed" as const })] : [])];
      await page(9 + step, 10 + step, rows);
      expect(await rowIn(other, OTHER)).toMatchObject({ number: 10 + step });
    }
    for (const tab of [store, other]) {
      expect(await rowIn(tab)).toEqual(row(45, { state: "redeemed", redeemed: redeemedBy("r35") }));
      expect(await rowIn(tab, OTHER)).toEqual(row(50, { key: OTHER }));
    }
    expect((await store.get("snapshot"))?.runs?.length).toBeLessThan(PAGES / 2);
  });

  test("[R16] of what a page and the till itself say of a code the newer stands, and of one number what tells more", async () => {
    const [store] = open();
    const { page, queue } = stepsOn(() => store);
    const settled = async (key: string, sequence: number, overlay: OverlayRecord) => {
      await queue(key, sequence);
      await store.settle([key], () => ({ history: answered(key, overlay.number), overlay, undone: null }));
    };
    const told = row(12, { state: "redeemed", redeemed: redeemedBy("x") });
    await page(10, 12, [told]);
    await settled("a", 1, row(12, { state: "redeemed" }));
    expect(await rowIn(store)).toEqual(told);
    await settled("b", 2, row(11, { state: "redeemed", redeemed: redeemedBy("b") }));
    expect(await rowIn(store)).toEqual(told);
    await settled("c", 3, row(14, { state: "redeemed", redeemed: redeemedBy("c") }));
    expect(await rowIn(store)).toMatchObject({ number: 14 });
    await page(12, 15, [row(13), row(15)]);
    expect(await rowIn(store)).toEqual(row(15));
  });

  test("[R11] an undone redemption frees the code that a page has said it holds, and no code that another holds", async () => {
    const [store] = open();
    const { page, queue } = stepsOn(() => store);
    await page(10, 12, [row(12, { state: "redeemed", redeemed: redeemedBy("a") }), row(12, { key: OTHER, state: "redeemed", redeemed: redeemedBy("x") })]);
    await queue("a", 1);
    await store.settle(["a"], () => ({ history: answered("a", 12), overlay: null, undone: "a" }));
    expect(await rowIn(store)).toMatchObject({ number: 12, state: "claimed", redeemed: null });
    await queue("b", 2);
    await store.settle(["b"], () => ({ history: { ...answered("b", 12), lookupKey: OTHER }, overlay: null, undone: "b" }));
    expect(await rowIn(store, OTHER)).toMatchObject({ state: "redeemed", redeemed: { redemptionKey: "x" } });
  });

  test("[R16] a base leaves what is newer standing, in pages and of the till's own, with the changes that come with it", async () => {
    const [store, other] = open();
    const { page, queue } = stepsOn(() => store);
    await page(10, 20, [row(15), row(20, { key: OTHER })]);
    await queue("a", 1);
    await store.settle(["a"], () => ({ history: answered("a", 21), overlay: row(21, { key: "CCCCCCCCCCE" }), undone: null }));
    expect(await rowIn(other)).toMatchObject({ number: 15 });
    const next = snapshotAsOf(15);
    const entries = [{ kind: "code" as const, ...row(19, { key: OTHER, state: "void" as const }) }, { kind: "code" as const, ...row(18, { key: "DDDDDDDDDDE" }) }];
    await store.commitSnapshot({ ...next, entries, snapshot: { ...next.snapshot, feed: 20 } });
    for (const tab of [store, other]) {
      expect(await rowIn(tab)).toBeNull();
      expect(await rowIn(tab, OTHER)).toEqual(row(20, { key: OTHER }));
      expect(await rowIn(tab, "CCCCCCCCCCE")).toMatchObject({ number: 21 });
      expect(await rowIn(tab, "DDDDDDDDDDE")).toMatchObject({ number: 18 });
    }
    expect((await store.get("snapshot"))?.runs).toMatchObject([{ rows: 3 }]);
  });

  test("[R16] where the server was put back, a code that had been freed again is not redeemed by an older row", async () => {
    const [store] = open();
    const { page, queue } = stepsOn(() => store);
    await queue("a", 1);
    await store.settle(["a"], () => ({ history: answered("a", 18), overlay: row(18, { state: "redeemed", redeemed: redeemedBy("a") }), undone: null }));
    await page(10, 20, [row(19), row(20, { key: OTHER, state: "redeemed" })]);
    await store.commitSnapshot(snapshotAsOf(15));
    expect(await rowIn(store)).toBeNull();
    expect(await rowIn(store, OTHER)).toMatchObject({ number: 15, state: "redeemed" });
  });

  test("[R17] another epoch, and a new installation, begin without what pages have said before", async () => {
    const [store, other] = open();
    const { page } = stepsOn(() => store);
    await page(10, 11, [row(11, { state: "redeemed" })]);
    expect(await rowIn(other)).not.toBeNull();
    await store.commitSnapshot(snapshotAsOf(10, 2));
    expect(await rowIn(other)).toBeNull();
    expect(await store.applyPage({ epoch: 2, after: 10, feed: 11, entries: [{ kind: "code", ...row(11, { state: "void" }) }], completeAtMs: 11 })).toBe(true);
    expect(await rowIn(other)).toMatchObject({ state: "void" });
    await store.change("snapshot", () => null);
    await store.commitSnapshot(snapshotAsOf(10));
    await page(10, 11, [row(11)]);
    expect(await rowIn(other)).toMatchObject({ state: "issued" });
  });
}
