import { expect, test } from "vitest";
import type { TillStore } from "../../src/client/db/till-store";
import { answered, device, EMPTY, KEY, reversal, row, snapshotAsOf, undone, withdrawn } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

/** What every store of a till makes of pages and snapshots. `store`: holds a snapshot as of 10. */
export function feedAcceptance(store: () => TillStore): void {
  const { queue, ask, page, overlay } = stepsOn(store);

  test("[R16] a page for another cursor or epoch changes nothing", async () => {
    expect(await page(9, 11, [row(11)])).toBe(false);
    expect(await store().applyPage({ epoch: 2, after: 10, feed: 11, entries: [], completeAtMs: 11 })).toBe(false);
    expect((await store().get("snapshot"))?.feed).toBe(10);
    expect(await overlay()).toBeNull();
  });

  test("[R16] a row never replaces one with a higher number", async () => {
    await page(10, 12, [row(12, { state: "redeemed" })]);
    await page(12, 13, [row(11, { state: "void" })]);
    expect(await overlay()).toMatchObject({ number: 12, state: "redeemed" });
  });

  test("[R6] what others make of a redemption is kept with it, and says nothing of any other", async () => {
    await queue("a", 1);
    await store().settle(["a"], () => ({ history: answered("a", 11), overlay: null, undone: null }));
    const news = { kind: "redemption", standing: "conflict", resolution: "loss" } as const;
    const entries = [{ ...news, number: 11, redemptionKey: "a" }, { ...news, number: 12, redemptionKey: "unknown" }];
    await store().applyPage({ epoch: 1, after: 10, feed: 12, entries, completeAtMs: 12 });
    expect(await store().history(0)).toMatchObject([{ key: "a", resolution: "loss", reversed: false }]);
    const undone = { ...news, number: 13, redemptionKey: "a", standing: "reversed", resolution: "reversed" } as const;
    await store().applyPage({ epoch: 1, after: 12, feed: 13, entries: [undone], completeAtMs: 13 });
    expect(await store().history(0)).toMatchObject([{ key: "a", resolution: "reversed", reversed: true }]);
  });

  test("[R16] a revocation that travels ahead is in force at once, and older changes of its coupon leave it so", async () => {
    const [known] = snapshotAsOf(10).coupons;
    if (known === undefined) throw new Error("The test's snapshot has no coupon.");
    const change = (number: number, more: object) => ({ kind: "coupon", number, coupon: { ...known.coupon, ...more } }) as const;
    const couponNow = async () => (await store().known([KEY])).codes[0]?.coupon;
    await store().applyPage({ epoch: 1, after: 10, feed: 11, entries: [{ kind: "code", ...row(11) }], urgent: [change(30, { revokedAtMs: 5 })], completeAtMs: null });
    expect(await couponNow()).toMatchObject({ number: 30, coupon: { revokedAtMs: 5 } });
    expect((await store().get("snapshot"))?.feed).toBe(11);
    await store().applyPage({ epoch: 1, after: 11, feed: 30, entries: [change(20, { used: 7 }), change(30, { revokedAtMs: 5 })], completeAtMs: 30 });
    expect(await couponNow()).toMatchObject({ number: 30, coupon: { revokedAtMs: 5 } });
  });

  test("[R16] rows newer than a new base survive it, older ones go", async () => {
    await page(10, 20, [row(15), row(20, { key: "BBBBBBBBBBE" })]);
    const next = snapshotAsOf(15);
    await store().commitSnapshot({ ...next, snapshot: { ...next.snapshot, feed: 20 } });
    expect(await overlay()).toBeNull();
    expect((await store().known(["BBBBBBBBBBE"])).codes[0]?.overlay).toMatchObject({ number: 20 });
  });

  test("[R16] a server that was put back to an earlier copy is sent again what it has lost", async () => {
    await page(10, 20, [row(20, { state: "redeemed" }), row(19, { key: "BBBBBBBBBBE" })]);
    await queue("a", 1);
    await queue("b", 2);
    await store().settle(["a"], () => ({ history: answered("a", 14), overlay: null, undone: null }));
    await store().settle(["b"], () => ({ history: answered("b", 18), overlay: null, undone: null }));
    await store().commitSnapshot(snapshotAsOf(15));
    expect(await store().outbox()).toMatchObject(["a", "b"].map((key) => ({ key, kind: "redemption", state: { phase: "waiting" } })));
    expect(await store().history(0)).toEqual([]);
    expect(await overlay()).toMatchObject({ number: 15, state: "redeemed" });
    await page(15, 16, [row(16)]);
    expect(await overlay()).toMatchObject({ number: 16, state: "issued" });
    expect((await store().known(["BBBBBBBBBBE"])).codes).toEqual([]);
  });

  test("[R16] for a server that does not know the till, all that was answered is queued again, once", async () => {
    await page(10, 20, [row(20, { state: "redeemed" })]);
    await queue("a", 1);
    await queue("b", 2);
    await store().settle(["a"], () => ({ history: answered("a", 14), overlay: null, undone: null }));
    await store().sendAllAgain("the token of another till");
    expect((await store().history(0)).map(({ key }) => key)).toEqual(["a"]);
    for (let times = 0; times < 2; times += 1) {
      await store().sendAllAgain(device.token);
      expect((await store().outbox()).map(({ key, state }) => `${key} ${state.phase}`).toSorted()).toEqual(["a waiting", "b waiting"]);
      expect(await store().history(0)).toEqual([]);
      expect(await overlay()).toMatchObject({ number: 20, state: "redeemed" });
    }
  });

  test("[R16] a server that began a new epoch from a backup is sent what came after it, though others have gone on since", async () => {
    await page(10, 20, [row(20, { state: "redeemed" })]);
    for (const [index, key] of ["a", "b", "c"].entries()) await queue(key, index + 1);
    await store().settle(["a"], () => ({ history: answered("a", 14), overlay: null, undone: null }));
    await store().settle(["b"], () => ({ history: answered("b", 15), overlay: null, undone: null }));
    const next = snapshotAsOf(30, 2);
    const restored = { ...next, lineage: [{ number: 1, restoredFeed: null }, { number: 2, restoredFeed: 14 }] };
    const lookupKeys = new Map(["a", "b", "c"].map((key) => [key, `${key}CCCCCCCCCE`]));
    expect(await store().commitSnapshot({ ...restored, lookupKeys })).toBe("committed");

    expect((await store().outbox()).map(({ key, sequence }) => [key, sequence])).toEqual([["c", 3], ["b", 15]]);
    expect(await store().outbox()).toMatchObject([{}, { lookupKey: "bCCCCCCCCCE", state: { phase: "waiting", duty: "fact" } }]);
    expect((await store().history(0)).map(({ key }) => key)).toEqual(["a"]);
    expect((await store().get("snapshot"))?.feed).toBe(30);
    expect((await store().get("device"))?.lastSequence).toBe(3);
  });

  test("[R29] of what it has lost, redeemed asks come back as facts with sequence numbers; asks that it refused do not", async () => {
    await page(10, 20, []);
    await queue("a", 1);
    for (const key of ["b", "c", "d"]) await ask(key);
    const unnumbered = (key: string) => ({ ...answered(key, 15), sequence: null });
    await store().settle(["b"], () => ({ history: unnumbered("b"), overlay: null, undone: null }));
    const refused = { ...unnumbered("c"), outcome: { kind: "refused", problem: "foreign" } as const };
    await store().settle(["c"], () => ({ history: refused, overlay: null, undone: null }));
    await store().changeRedemption("d", (item) => ({
      say: null,
      to: item && { kind: "stays", item: { ...item, state: { phase: "confirmed" }, acceptedFeed: 18 }, overlay: null },
    }));
    await store().commitSnapshot(snapshotAsOf(15));
    expect(await store().outbox()).toMatchObject(
      [["a", 1], ["b", 2], ["d", 3]].map(([key, sequence]) => ({ key, sequence, acceptedFeed: null, state: { duty: "fact" } })),
    );
    expect((await store().history(0)).map(({ key }) => key)).toEqual(["c"]);
    expect((await store().get("device"))?.lastSequence).toBe(3);
  });

  test("[R10] an accepted ask that the backup has is named once more: whether it was, no number tells", async () => {
    await page(10, 20, []);
    for (const key of ["a", "b", "c"]) await ask(key);
    const late = { time: { deviceMs: 0, offsetMs: 0, uncertain: false }, couponVersion: 1, snapshotFeed: 0, marks: ["decided-after-ask-timed-out" as const] };
    await store().settle(["c"], () => ({ history: { ...answered("c", 12), circumstances: late }, overlay: null, undone: null }));
    await store().settle(["a"], () => ({ history: { ...answered("a", 12), sequence: null }, overlay: null, undone: null }));
    await store().settle(["b"], () => ({ history: { ...answered("b", 12), sequence: null, reversed: true }, overlay: null, undone: null }));
    const next = snapshotAsOf(30, 2);
    const restored = { ...next, lineage: [{ number: 1, restoredFeed: null }, { number: 2, restoredFeed: 14 }] };
    await store().commitSnapshot({ ...restored, lookupKeys: new Map(["a", "b", "c"].map((key) => [key, KEY])) });
    expect(await store().outbox()).toMatchObject(["c", "a"].map((key) => ({ key, acceptedFeed: 12, state: { phase: "confirmed" } })));
    expect((await store().history(0)).map(({ key }) => key)).toEqual(["b"]);
  });

  test("[R16] what the till has undone or withdrawn since is sent again with it, as it was, and the history says so meanwhile", async () => {
    await page(10, 20, []);
    const rows = [undone("a", 12, 18), undone("b", 16, 17), undone("c", 11, 13), withdrawn("d", 19), withdrawn("e", 14)];
    for (const history of rows) {
      await ask(history.key);
      await store().settle([history.key], () => ({ history, overlay: null, undone: null }));
    }
    const next = snapshotAsOf(30, 2);
    const restored = { ...next, lineage: [{ number: 1, restoredFeed: null }, { number: 2, restoredFeed: 14 }] };
    expect(await store().commitSnapshot({ ...restored, lookupKeys: new Map(rows.map(({ key }) => [key, KEY])) })).toBe("committed");

    const again = { kind: "redemption", key: "d", sequence: 19, withdrawal: { key: "wd" }, state: { phase: "waiting", duty: "withdrawal" } };
    expect(await store().outbox()).toMatchObject([{ kind: "redemption", key: "b", sequence: 16, withdrawal: null, state: { phase: "waiting", duty: "fact" } }, reversal("rb", "b", 17), reversal("ra", "a", 18), again]);
    expect((await store().history(0)).toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([rows[0], rows[2], rows[4]]);
  });

  test("[R16] a redemption whose reversal still waits is sent again, though the feed has said that it is undone", async () => {
    await page(10, 20, []);
    await ask("a");
    await store().settle(["a"], () => ({ history: { ...answered("a", 15), reversed: true }, overlay: null, undone: null }));
    await store().addReversal("a", () => ({ add: reversal("r", "a", 1), say: null }));
    await ask("b");
    await store().settle(["b"], () => ({ history: { ...answered("b", 16), reversed: true }, overlay: null, undone: null }));
    await store().commitSnapshot(snapshotAsOf(14));
    expect((await store().outbox()).map(({ key }) => key)).toEqual(["r", "a"]);
    expect((await store().history(0)).map(({ key }) => key)).toEqual(["b"]);
  });

  test("[R17] another epoch needs the new key of every stored redemption, then drops the old rows", async () => {
    await page(10, 20, [row(20)]);
    await queue("a", 1);
    const next = snapshotAsOf(30, 2);
    expect(await store().commitSnapshot(next)).toBe("keys-missing");
    expect((await store().get("snapshot"))?.epoch.number).toBe(1);
    expect(await store().commitSnapshot({ ...next, lookupKeys: new Map([["a", "CCCCCCCCCCE"]]) })).toBe("committed");
    expect(await store().outbox()).toMatchObject([{ key: "a", lookupKey: "CCCCCCCCCCE" }]);
    expect(await overlay()).toBeNull();
  });

  test("[R6] a snapshot that took the till past changes says so until the till has asked, whatever pages come", async () => {
    const next = snapshotAsOf(20);
    await store().commitSnapshot({ ...next, snapshot: { ...next.snapshot, newsMissed: true } });
    await page(20, 21, [row(21)]);
    expect((await store().get("snapshot"))?.newsMissed).toBe(true);
  });

  test("[R6] news of a redemption that is not answered yet is to be asked for, and of another till's is none", async () => {
    await queue("a", 1);
    const news = { kind: "redemption", standing: "redeemed", resolution: "promoted" } as const;
    const apply = (after: number, redemptionKey: string) =>
      store().applyPage({ epoch: 1, after, feed: after + 1, entries: [{ ...news, number: after + 1, redemptionKey }], completeAtMs: null });
    await apply(10, "another's");
    expect((await store().get("snapshot"))?.newsMissed).toBeFalsy();
    await apply(11, "a");
    expect(await store().get("snapshot")).toMatchObject({ newsMissed: true, feed: 12 });
  });

  test("[R16] a snapshot that another tab has overtaken changes nothing", async () => {
    await page(10, 20, [row(20)]);
    expect(await store().commitSnapshot(snapshotAsOf(15), (held) => held?.feed === 20)).toBe("overtaken");
    expect((await store().get("snapshot"))?.feed).toBe(20);
    expect(await overlay()).toMatchObject({ number: 20 });
  });

  test("[R16] a snapshot whose blobs another tab has let go of is not taken", async () => {
    const next = snapshotAsOf(11);
    const gone = { ...next.snapshot, states: "1".repeat(64) };
    expect(await store().commitSnapshot({ ...next, snapshot: gone })).toBe("overtaken");
    expect((await store().get("snapshot"))?.states).toBe(EMPTY);
  });

  test("blobs that no snapshot names are let go", async () => {
    await store().keepBlobs(new Map([["1".repeat(64), new Uint8Array(10)]]));
    await store().commitSnapshot(snapshotAsOf(11));
    expect(await store().heldBlobs([EMPTY, "1".repeat(64)])).toEqual(new Set([EMPTY]));
  });
}
