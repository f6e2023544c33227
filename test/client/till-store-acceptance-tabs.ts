import { NO_TRIES } from "../../src/domain/staff/pin-tries";
import { expect, test } from "vitest";
import type { OutboxRedemption } from "../../src/client/db/records";
import type { Plan, TillStore } from "../../src/client/db/till-store";
import { answered, device, EMPTY, KEY, redemption, row, snapshotAsOf } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

/** What two tabs over one database may rely on. `open`: this tab, and another one that has just been opened. */
export function tabsAcceptance(open: () => readonly [TillStore, TillStore]): void {
  const takeOnce = (store: TillStore, key: string) =>
    store.addRedemption(KEY, (known): Plan<OutboxRedemption, boolean> => {
      const isFree = known.codes[0]?.outbox.length === 0;
      return { add: isFree ? redemption(key, (known.device?.lastSequence ?? 0) + 1) : null, say: isFree };
    });

  test("[R28] of two that plan at once, one goes first and the other sees what it did", async () => {
    const [store, other] = open();
    await stepsOn(() => store).page(10, 11, [row(11)]);
    const said = await Promise.all([takeOnce(store, "a"), takeOnce(other, "b")]);
    expect(said.map((result) => result.ok && result.value).toSorted()).toEqual([false, true]);
    expect(await store.outbox()).toHaveLength(1);
    expect(await other.outbox()).toEqual(await store.outbox());
  });

  test("[R28] an item that one has taken to send, the other does not take too", async () => {
    const [store, other] = open();
    await stepsOn(() => store).queue("a", 1);
    const take = (tab: TillStore) =>
      tab.changeOutbox((items) =>
        items
          .filter((item) => item.kind === "redemption")
          .filter(({ state }) => state.phase === "waiting")
          .map((item) => ({ ...item, state: { phase: "sending", duty: "fact", failures: 0, sendingUntilMs: 1 } })),
      );
    const taken = await Promise.all([take(store), take(other)]);
    expect(taken.flat().map(({ key }) => key)).toEqual(["a"]);
    expect(await other.outbox()).toMatchObject([{ key: "a", state: { phase: "sending" } }]);
  });

  test("[R16] one sees at once what the other's pages and snapshots make of coupons and people", async () => {
    const [store, other] = open();
    await stepsOn(() => store).page(10, 11, [row(11)]);
    const seen = async () => {
      const { codes, directory } = await other.known([KEY]);
      return [codes[0]?.coupon.coupon.title, directory.stores.map(({ name }) => name)];
    };
    expect(await seen()).toEqual(["Coffee", []]);
    const [known] = snapshotAsOf(10).coupons;
    if (known === undefined) throw new Error("The test's snapshot has no coupon.");
    const coupon = (number: number, title: string) => ({ kind: "coupon", number, coupon: { ...known.coupon, title } }) as const;
    const place = { id: "s", name: "Old Town", timeZone: "Europe/Berlin" };
    await store.applyPage({ epoch: 1, after: 11, feed: 12, entries: [{ kind: "store", number: 12, store: place }], completeAtMs: null });
    expect(await seen()).toEqual(["Coffee", ["Old Town"]]);
    await store.applyPage({ epoch: 1, after: 12, feed: 13, entries: [], urgent: [coupon(14, "Tea")], completeAtMs: null });
    expect(await seen()).toEqual(["Tea", ["Old Town"]]);
    const next = snapshotAsOf(13);
    const entries = [{ kind: "code", ...row(14) }] as const;
    await store.commitSnapshot({ ...next, entries, directory: { ...next.directory, stores: [{ ...place, name: "Harbour" }] } });
    expect(await seen()).toEqual(["Coffee", ["Harbour"]]);
  });

  test("[R24] one sees nothing any more of an installation that the other has ended and begun anew", async () => {
    const [store, other] = open();
    await stepsOn(() => store).page(10, 11, [row(11)]);
    const title = async () => (await other.known([KEY])).codes[0]?.coupon.coupon.title;
    expect(await title()).toBe("Coffee");
    await store.wipe(() => ({ handedOver: 0 }));
    await store.change("device", () => ({ ...device, installationId: "another" }));
    await store.keepBlobs(new Map([[EMPTY, new Uint8Array()]]));
    const next = snapshotAsOf(10);
    const coupons = next.coupons.map((held) => ({ ...held, coupon: { ...held.coupon, title: "Cake" } }));
    await store.commitSnapshot({ ...next, coupons });
    await stepsOn(() => store).page(10, 11, [row(11)]);
    expect(await title()).toBe("Cake");
  });

  test("one is told of the other's changes until it has heard enough", async () => {
    const [store, other] = open();
    let heard = 0;
    const here = new Promise<void>((resolve) => store.watch(resolve));
    const there = new Promise<void>((resolve) => {
      const end = other.watch(() => {
        heard += 1;
        end();
        resolve();
      });
    });
    await stepsOn(() => store).queue("a", 1);
    await Promise.all([here, there]);
    await stepsOn(() => store).queue("b", 2);
    expect(heard).toBe(1);
  });

  test("[R1] one that is closed stores nothing more and says so; the other goes on", async () => {
    const [store, other] = open();
    await stepsOn(() => store).queue("a", 1);
    store.close();
    expect(await store.addRedemption(KEY, () => ({ add: redemption("b", 2), say: null }))).toMatchObject({
      ok: false,
      problem: { kind: "not-stored" },
    });
    await expect(store.outbox()).rejects.toThrow();
    await stepsOn(() => other).queue("b", 2);
    expect((await other.outbox()).map(({ key }) => key)).toEqual(["a", "b"]);
  });

  test("what went in or came out is nobody else's: changing it changes no stored row", async () => {
    const [store, other] = open();
    const session = { staffId: "p", sinceMs: 1 };
    await store.change("session", () => session);
    session.staffId = "changed by the caller";
    const read: { staffId: string } | null = await other.get("session");
    if (read !== null) read.staffId = "changed by a reader";
    await store.change("session", (now) => {
      expect(now?.staffId).toBe("p");
      return now;
    });
    expect(await other.get("session")).toEqual({ staffId: "p", sinceMs: 1 });
  });

  test("[R30] a wipe leaves nothing but what is to be said of it, for either tab", async () => {
    const [store, other] = open();
    const { queue, page } = stepsOn(() => store);
    await page(10, 11, [row(11)]);
    await queue("a", 1);
    await store.settle(["a"], () => ({ history: answered("a", 12), overlay: row(12), undone: null }));
    await queue("b", 2);
    await store.change("pinTries", () => ({ p: { ...NO_TRIES, wrong: 3 } }));
    const wiped = await other.wipe(({ device, outbox, history }) => {
      expect([device?.installationId, outbox.map(({ key }) => key), history.map(({ key }) => key)]).toEqual(["i", ["b"], ["a"]]);
      return { handedOver: history.length };
    });
    expect(wiped).toBe(true);
    expect(await store.get("signedOut")).toEqual({ handedOver: 1 });
    expect(await store.known([KEY])).toEqual({
      device: null,
      session: null,
      snapshot: null,
      directory: { staff: [], stores: [], devices: [] },
      unsent: 0,
      codes: [],
    });
    expect([await store.outbox(), await store.history(-Infinity), await store.heldBlobs([EMPTY])]).toEqual([[], [], new Set()]);
    expect(await store.get("pinTries")).toBeNull();
  });

  test("[R30] a wipe that comes too late, or too early, removes nothing", async () => {
    const [store, other] = open();
    await stepsOn(() => store).queue("a", 1);
    expect(await other.wipe(() => null)).toBe(false);
    expect(await store.outbox()).toHaveLength(1);
    expect(await store.get("device")).toMatchObject({ installationId: "i" });
    expect(await store.get("signedOut")).toBeNull();
  });
}
