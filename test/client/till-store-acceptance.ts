import { beforeEach, describe, expect, test } from "vitest";
import type { HistoryRecord, OutboxRedemption } from "../../src/client/db/records";
import type { Plan, TillStore, Turn } from "../../src/client/db/till-store";
import { feedAcceptance } from "./till-store-acceptance-feed";
import { knowingAcceptance } from "./till-store-acceptance-knowing";
import { leasesAcceptance } from "./till-store-acceptance-leases";
import { runsAcceptance } from "./till-store-acceptance-runs";
import { tabsAcceptance } from "./till-store-acceptance-tabs";
import { answered, device, EMPTY, KEY, redeemedBy, redemption, reversal, row, snapshotAsOf, undone, withdrawn } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

/** What every store of a till must do, whatever keeps it. `newDisk`: an empty one; each call of what it gives opens a tab. */
export function tillStoreAcceptance(newDisk: () => () => TillStore): void {
  let open: () => TillStore;
  let store: TillStore;
  beforeEach(async () => {
    open = newDisk();
    store = open();
    await store.change("device", () => device);
    await store.keepBlobs(new Map([[EMPTY, new Uint8Array()]]));
    await store.commitSnapshot(snapshotAsOf(10));
  });

  const { queue, ask, page, overlay } = stepsOn(() => store);

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

    test("comes back in the order in which it was queued, then what is only asked", async () => {
      await ask("b");
      await ask("0");
      await queue("z", 1);
      await queue("a", 2);
      expect((await store.outbox()).map(({ key }) => key)).toEqual(["z", "a", "0", "b"]);
    });

    test("[R29] an ask takes no sequence number and does not count as unsent", async () => {
      await queue("a", 1);
      await ask("b");
      expect((await store.get("device"))?.lastSequence).toBe(1);
      expect((await store.known([KEY])).unsent).toBe(1);
      expect((await store.counts()).waiting).toBe(1);
    });
  });

  describe("a redemption that changes", () => {
    const asFact = (item: OutboxRedemption | null, sequence: number): Turn<string> => ({
      say: "now a fact",
      to: item && { kind: "stays", item: { ...item, sequence, state: redemption("", 0).state }, overlay: null },
    });

    test("[R29] takes the next sequence number when it becomes a fact, and none that leaves a gap", async () => {
      await queue("a", 1);
      await ask("b");
      await expect(store.changeRedemption("b", (item) => asFact(item, 3))).rejects.toThrow("sequence");
      expect(await store.changeRedemption("b", (item) => asFact(item, 2))).toEqual({ ok: true, value: "now a fact" });
      expect((await store.outbox()).map(({ sequence }) => sequence)).toEqual([1, 2]);
      expect((await store.get("device"))?.lastSequence).toBe(2);
    });

    test("[R1] is planned with all that is known of its code, and what it changes there is written with it", async () => {
      await page(10, 11, [row(11)]);
      await ask("a");
      await store.changeRedemption("a", (item, known): Turn<null> => {
        expect(item?.key).toBe("a");
        expect(known.codes[0]?.outbox.map(({ key }) => key)).toEqual(["a"]);
        return { say: null, to: item && { kind: "stays", item: { ...item, acceptedFeed: 12 }, overlay: row(12, { state: "redeemed" }) } };
      });
      expect(await store.outbox()).toMatchObject([{ key: "a", acceptedFeed: 12 }]);
      expect(await overlay()).toMatchObject({ number: 12, state: "redeemed" });
    });

    test("[R28] that is gone is planned as such, and nothing changes", async () => {
      expect(await store.changeRedemption("a", (item) => ({ say: item, to: null }))).toEqual({ ok: true, value: null });
      expect(await store.outbox()).toEqual([]);
    });

    test("[R3] may leave nothing behind, or only a history", async () => {
      await ask("a");
      await ask("b");
      const leave = (history: HistoryRecord | null) => (): Turn<null> => ({
        say: null,
        to: { kind: "leaves", left: { history, overlay: null, undone: null } },
      });
      await store.changeRedemption("a", leave(null));
      await store.changeRedemption("b", leave(answered("b", 12)));
      expect(await store.outbox()).toEqual([]);
      expect((await store.history(0)).map(({ key }) => key)).toEqual(["b"]);
    });

    test("[R3] a withdrawn redemption frees the code that the server had given to it", async () => {
      await page(10, 12, [row(12, { state: "redeemed", redeemed: redeemedBy("a") })]);
      await ask("a");
      await store.settle(["a"], () => ({ history: withdrawn("a", 13), overlay: null, undone: "a" }));
      expect(await store.outbox()).toEqual([]);
      expect(await overlay()).toMatchObject({ state: "claimed", redeemed: null });
    });
  });

  describe("an answered item", () => {
    test("[R16] leaves the outbox, enters the history and changes its code, all at once and once only", async () => {
      await page(10, 11, [row(11)]);
      await queue("a", 1);
      const left = { history: answered("a", 12), overlay: row(12, { state: "redeemed" }), undone: null };
      await store.settle(["a"], () => left);
      await store.settle(["a"], () => ({ ...left, history: answered("a", 99) }));
      expect(await store.outbox()).toEqual([]);
      expect((await store.history(0)).map(({ feed }) => feed)).toEqual([12]);
      expect(await overlay()).toMatchObject({ number: 12, state: "redeemed" });
    });

    test("[R11] a reversal that was acknowledged frees the code that its own redemption held", async () => {
      await page(10, 11, [row(11)]);
      await queue("a", 1);
      const held = row(12, { state: "redeemed", redeemed: redeemedBy("a") });
      await store.settle(["a"], () => ({ history: answered("a", 12), overlay: held, undone: null }));
      await store.addReversal("a", () => ({ add: reversal("r", "a", 2), say: null }));
      await store.settle(["r"], (item, redemption) => {
        expect([item.key, redemption]).toEqual(["r", answered("a", 12)]);
        return { history: undone("a", 12, 13), overlay: null, undone: "a" };
      });
      expect(await overlay()).toMatchObject({ state: "claimed", redeemed: null });
      expect(await store.history(0)).toEqual([undone("a", 12, 13)]);
    });

    test("[R11] a reversal of a redemption that the till has no longer is settled all the same", async () => {
      await store.addReversal("a", () => ({ add: reversal("r", "a", 1), say: null }));
      await store.settle(["r"], (_, redemption) => ({ history: redemption, overlay: null, undone: "a" }));
      expect([await store.outbox(), await store.history(0)]).toEqual([[], []]);
    });

    test("[R8] a reversal stays while its redemption is still queued", async () => {
      await queue("a", 1);
      await store.addReversal("a", () => ({ add: reversal("r", "a", 2), say: null }));
      await store.settle(["r"], () => ({ history: null, overlay: null, undone: "a" }));
      expect((await store.outbox()).map(({ key }) => key)).toEqual(["a", "r"]);
    });

    test("[R16] is forgotten when it is old, a conflict only once somebody has seen it", async () => {
      await queue("a", 1);
      await queue("b", 2);
      await store.settle(["a"], () => ({ history: answered("a", 12), overlay: null, undone: null }));
      await store.settle(["b"], () => ({ history: { ...answered("b", 13), attention: 1 }, overlay: null, undone: null }));
      await store.forgetHistoryBefore(Infinity);
      expect((await store.history(Infinity)).map(({ key }) => key)).toEqual(["b"]);
      expect(await store.counts()).toEqual({ waiting: 0, attention: 1 });
      await store.changeHistory("b", (now) => ({ ...now, attention: 0 }));
      for (const history of [undone("c", 14, 15), withdrawn("d", 16)]) {
        await ask(history.key);
        await store.settle([history.key], () => ({ history, overlay: null, undone: null }));
      }
      expect(await store.history(0)).toHaveLength(3);
      await store.forgetHistoryBefore(Infinity);
      expect(await store.history(0)).toEqual([]);
    });
  });

  describe("what comes from the server", () => feedAcceptance(() => store));
  describe("runs of changes", () => runsAcceptance(() => [store, open()]));
  describe("what is known", () => knowingAcceptance(() => store));
  describe("leases", () => leasesAcceptance(() => store));
  describe("two tabs", () => tabsAcceptance(() => [store, open()]));
}
