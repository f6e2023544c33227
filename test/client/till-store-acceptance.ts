import { beforeEach, describe, expect, test } from "vitest";
import type { OutboxRedemption, OverlayRecord } from "../../src/client/db/records";
import type { Plan, TillStore } from "../../src/client/db/till-store";
import { answered, device, EMPTY, KEY, redeemedBy, redemption, reversal, snapshotAsOf } from "./till-store-rows";

/** What every store of a till must do, whatever keeps it. */
export function tillStoreAcceptance(open: () => TillStore): void {
  let store: TillStore;
  beforeEach(async () => {
    store = open();
    await store.change("device", () => device);
    await store.keepBlob(EMPTY, new Uint8Array());
    await store.commitSnapshot(snapshotAsOf(10));
  });

  async function queue(key: string, sequence: number): Promise<void> {
    const item = redemption(key, sequence);
    expect(await store.addRedemption(KEY, (): Plan<OutboxRedemption, "added"> => ({ add: item, say: "added" }))).toEqual({
      ok: true,
      value: "added",
    });
  }

  const row = (number: number, more: Partial<OverlayRecord> = {}): OverlayRecord => ({
    key: KEY,
    ordinal: 1,
    number,
    state: "issued",
    redeemed: null,
    ...more,
  });
  const page = (after: number, feed: number, rows: readonly OverlayRecord[]) =>
    store.applyPage({ epoch: 1, after, feed, entries: rows.map((r) => ({ kind: "code", ...r })), completeAtMs: feed });
  const overlay = async () => (await store.known([KEY])).codes[0]?.overlay ?? null;

  describe("the outbox", () => {
    test("[R29] sequence numbers leave no gap: an item that skips one is not added", async () => {
      await queue("a", 1);
      await expect(store.addRedemption(KEY, () => ({ add: redemption("b", 3), say: null }))).rejects.toThrow("sequence");
      await queue("b", 2);
      expect((await store.get("device"))?.lastSequence).toBe(2);
    });

    test("a plan that throws leaves nothing behind", async () => {
      const boom = () => {
        throw new Error("boom");
      };
      await expect(store.addRedemption(KEY, boom)).rejects.toThrow("boom");
      expect(await store.outbox()).toEqual([]);
    });

    test("[R28] two plans at once run one after the other", async () => {
      await page(10, 11, [row(11)]);
      const takeOnce = (key: string) =>
        store.addRedemption(KEY, (known): Plan<OutboxRedemption, boolean> => {
          const isFree = known.codes[0]?.outbox.length === 0;
          return { add: isFree ? redemption(key, (known.device?.lastSequence ?? 0) + 1) : null, say: isFree };
        });
      const said = await Promise.all([takeOnce("a"), takeOnce("b"), takeOnce("c")]);
      expect(said.filter((result) => result.ok && result.value)).toHaveLength(1);
      expect(await store.outbox()).toHaveLength(1);
    });

    test("comes back in the order in which it was queued", async () => {
      await queue("z", 1);
      await queue("a", 2);
      expect((await store.outbox()).map(({ key }) => key)).toEqual(["z", "a"]);
    });
  });

  describe("an answered item", () => {
    test("[R16] leaves the outbox, enters the history and changes its code, all at once and once only", async () => {
      await page(10, 11, [row(11)]);
      await queue("a", 1);
      const settled = { key: "a", history: answered("a", 12), overlay: row(12, { state: "redeemed" }), reversed: null };
      await store.settle([settled]);
      await store.settle([{ ...settled, history: answered("a", 99) }]);
      expect(await store.outbox()).toEqual([]);
      expect((await store.history(0)).map(({ feed }) => feed)).toEqual([12]);
      expect(await overlay()).toMatchObject({ number: 12, state: "redeemed" });
    });

    test("[R11] a reversal that was acknowledged frees the code that its own redemption held", async () => {
      await page(10, 11, [row(11)]);
      await queue("a", 1);
      const held = row(12, { state: "redeemed", redeemed: redeemedBy("a") });
      await store.settle([{ key: "a", history: answered("a", 12), overlay: held, reversed: null }]);
      await store.addReversal("a", () => ({ add: reversal("r", "a", 2), say: null }));
      await store.settle([{ key: "r", history: null, overlay: null, reversed: "a" }]);
      expect(await overlay()).toMatchObject({ state: "claimed", redeemed: null });
      expect(await store.history(0)).toMatchObject([{ key: "a", reversed: true }]);
    });

    test("[R8] a reversal stays while its redemption is still queued", async () => {
      await queue("a", 1);
      await store.addReversal("a", () => ({ add: reversal("r", "a", 2), say: null }));
      await store.settle([{ key: "r", history: null, overlay: null, reversed: "a" }]);
      expect((await store.outbox()).map(({ key }) => key)).toEqual(["a", "r"]);
    });

    test("[R16] is forgotten when it is old, a conflict only once somebody has seen it", async () => {
      await queue("a", 1);
      await queue("b", 2);
      await store.settle([
        { key: "a", history: answered("a", 12), overlay: null, reversed: null },
        { key: "b", history: { ...answered("b", 13), attention: 1 }, overlay: null, reversed: null },
      ]);
      await store.forgetHistoryBefore(Infinity);
      expect((await store.history(Infinity)).map(({ key }) => key)).toEqual(["b"]);
      expect(await store.counts()).toEqual({ waiting: 0, attention: 1 });
      await store.changeHistory("b", (now) => ({ ...now, attention: 0 }));
      await store.forgetHistoryBefore(Infinity);
      expect(await store.history(0)).toEqual([]);
    });
  });

  describe("what comes from the server", () => {
    test("[R16] a page for another cursor or epoch changes nothing", async () => {
      expect(await page(9, 11, [row(11)])).toBe(false);
      expect(await store.applyPage({ epoch: 2, after: 10, feed: 11, entries: [], completeAtMs: 11 })).toBe(false);
      expect((await store.get("snapshot"))?.feed).toBe(10);
      expect(await overlay()).toBeNull();
    });

    test("[R16] a row never replaces one with a higher number", async () => {
      await page(10, 12, [row(12, { state: "redeemed" })]);
      await page(12, 13, [row(11, { state: "void" })]);
      expect(await overlay()).toMatchObject({ number: 12, state: "redeemed" });
    });

    test("[R16] rows newer than a new base survive it, older ones go", async () => {
      await page(10, 20, [row(15), row(20, { key: "BBBBBBBBBBE" })]);
      const next = snapshotAsOf(15);
      await store.commitSnapshot({ ...next, snapshot: { ...next.snapshot, feed: 20 } });
      expect(await overlay()).toBeNull();
      expect((await store.known(["BBBBBBBBBBE"])).codes[0]?.overlay).toMatchObject({ number: 20 });
    });

    test("[R16] a server that was put back to an earlier copy is sent again what it has lost", async () => {
      await page(10, 20, [row(20, { state: "redeemed" }), row(19, { key: "BBBBBBBBBBE" })]);
      await queue("a", 1);
      await queue("b", 2);
      await store.settle([
        { key: "a", history: answered("a", 14), overlay: null, reversed: null },
        { key: "b", history: answered("b", 18), overlay: null, reversed: null },
      ]);
      await store.commitSnapshot(snapshotAsOf(15));
      expect(await store.outbox()).toMatchObject(["a", "b"].map((key) => ({ key, kind: "fact", state: { phase: "waiting" } })));
      expect(await store.history(0)).toEqual([]);
      expect(await overlay()).toMatchObject({ number: 15, state: "redeemed" });
      await page(15, 16, [row(16)]);
      expect(await overlay()).toMatchObject({ number: 16, state: "issued" });
      expect((await store.known(["BBBBBBBBBBE"])).codes).toEqual([]);
    });

    test("[R17] another epoch needs the new key of every stored redemption, then drops the old rows", async () => {
      await page(10, 20, [row(20)]);
      await queue("a", 1);
      const next = snapshotAsOf(30, 2);
      expect(await store.commitSnapshot(next)).toBe("keys-missing");
      expect((await store.get("snapshot"))?.epoch.number).toBe(1);
      expect(await store.commitSnapshot({ ...next, lookupKeys: new Map([["a", "CCCCCCCCCCE"]]) })).toBe("committed");
      expect(await store.outbox()).toMatchObject([{ key: "a", lookupKey: "CCCCCCCCCCE" }]);
      expect(await overlay()).toBeNull();
    });

    test("[R16] a snapshot whose blobs another tab has let go of is not taken", async () => {
      const next = snapshotAsOf(11);
      const gone = { ...next.snapshot, states: "1".repeat(64) };
      await expect(store.commitSnapshot({ ...next, snapshot: gone })).rejects.toThrow("gone");
      expect((await store.get("snapshot"))?.states).toBe(EMPTY);
    });

    test("blobs that no snapshot names are let go", async () => {
      await store.keepBlob("1".repeat(64), new Uint8Array(10));
      await store.commitSnapshot(snapshotAsOf(11));
      expect(await store.heldBlobs([EMPTY, "1".repeat(64)])).toEqual(new Set([EMPTY]));
    });
  });

  test("tells a listener of changes until it has heard enough", async () => {
    let heard = 0;
    const end = store.watch(() => (heard += 1));
    await queue("a", 1);
    const once = heard;
    expect(once).toBeGreaterThan(0);
    end();
    await queue("b", 2);
    expect(heard).toBe(once);
  });
}
