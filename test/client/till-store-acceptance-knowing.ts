import { expect, test } from "vitest";
import { fromBase64url } from "../../src/domain/bytes/base64url";
import type { TillStore } from "../../src/client/db/till-store";
import { answered, asked, EMPTY, KEY, redeemedBy, redemption, reversal, row, snapshotAsOf } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

/** What every store of a till finds again. `store`: holds a snapshot as of 10, of one coupon and no codes. */
export function knowingAcceptance(store: () => TillStore): void {
  const { queue, page } = stepsOn(store);
  const code = async (key = KEY) => (await store().known([key])).codes[0];

  test("[R15] a code of the base is found in its shard, with its state", async () => {
    const [shard, states] = ["2".repeat(64), "3".repeat(64)];
    // One record: the key, then the coupon's ordinal; its state is the second, in the lowest two bits.
    await store().keepBlobs(new Map([[shard, new Uint8Array([...(fromBase64url(KEY) ?? []), 0, 1])]]));
    await store().keepBlobs(new Map([[states, new Uint8Array([1])]]));
    const next = snapshotAsOf(11);
    await store().commitSnapshot({ ...next, snapshot: { ...next.snapshot, shards: [{ hash: shard, records: 1 }], states } });
    expect(await code()).toMatchObject({ lookupKey: KEY, coupon: { ordinal: 1 }, base: "claimed", overlay: null });
    expect(await code("BBBBBBBBBBE")).toBeUndefined();
    expect(await store().heldBlobs([shard, states, EMPTY])).toEqual(new Set([shard, states]));
  });

  test("[R15] with a code come its own pending events, and the reversal of the redemption that holds it", async () => {
    await page(10, 12, [row(12, { state: "redeemed", redeemed: redeemedBy("held") })]);
    await queue("a", 1);
    await store().addReversal("a", () => ({ add: reversal("ra", "a", 2), say: null }));
    await store().addReversal("held", () => ({ add: reversal("rh", "held", 3), say: null }));
    await store().addReversal("elsewhere", () => ({ add: reversal("re", "elsewhere", 4), say: null }));
    await store().addRedemption("CCCCCCCCCCE", () => ({ add: { ...redemption("c", 5), lookupKey: "CCCCCCCCCCE" }, say: null }));
    expect((await code())?.outbox.map(({ key }) => key).toSorted()).toEqual(["a", "ra", "rh"]);
  });

  test("[R20] of a claim the coupon that its token names is found, whether a row tells of it or not, with what waits of it", async () => {
    const sought = { claimKey: KEY, ordinal: 1 };
    const seen = async () => (await store().known([sought])).codes;
    expect(await store().known([KEY])).toMatchObject({ codes: [] });
    expect(await seen()).toMatchObject([{ kind: "claim", lookupKey: KEY, coupon: { ordinal: 1 }, base: null, overlay: null, outbox: [] }]);
    expect((await store().known([{ ...sought, ordinal: 9 }])).codes).toEqual([]);

    const claim = { ...asked("a"), isClaim: true };
    await store().addRedemption(sought, ({ codes }) => ({ add: codes.length === 1 ? claim : null, say: null }));
    expect(await seen()).toMatchObject([{ outbox: [{ key: "a" }] }]);
    const found = await store().changeRedemption("a", (item, { codes }) => ({ say: [item?.isClaim, codes.map(({ kind }) => kind)], to: null }));
    expect(found).toEqual({ ok: true, value: [true, ["claim"]] });
    await page(10, 12, [row(12, { state: "redeemed" }), row(12, { ordinal: 2 })]);
    expect(await seen()).toMatchObject([{ coupon: { ordinal: 1 }, overlay: { state: "redeemed" } }]);
  });

  test("[R12] with a coupon come its answered redemptions that its own row does not count yet", async () => {
    await page(10, 12, [row(12)]);
    for (const [key, feed] of [["counted", 10], ["later", 11], ["unrecorded", null]] as const) {
      await store().addRedemption(KEY, () => ({ add: asked(key), say: null }));
      await store().settle([key], () => ({ history: { ...answered(key, feed ?? 0), feed }, overlay: null, undone: null }));
    }
    expect((await code())?.answered.map(({ key }) => key)).toEqual(["later"]);
  });

  test("[R12] a redemption to be undone is found queued or answered, with the reversal that it has already", async () => {
    const seen = (key: string) =>
      new Promise((resolve) => void store().addReversal(key, ({ redemption: found, reversal: held }) => {
        resolve([found?.key ?? null, found !== null && "outcome" in found, held?.key ?? null]);
        return { add: null, say: null };
      }));
    await queue("a", 1);
    expect(await seen("a")).toEqual(["a", false, null]);
    await store().settle(["a"], () => ({ history: answered("a", 11), overlay: null, undone: null }));
    await store().addReversal("a", () => ({ add: reversal("r", "a", 2), say: null }));
    expect(await seen("a")).toEqual(["a", true, "r"]);
    expect(await seen("nobody's")).toEqual([null, false, null]);
  });

  test("a page brings people, places, settings and coupons, and takes people away", async () => {
    const next = snapshotAsOf(10);
    const coupon = { ...next.coupons[0]!.coupon, title: "Tea", used: 3 };
    const person = { id: "p", name: "Demo cashier", role: "cashier" as const, pin: { salt: "", iterations: 1, digest: "" } };
    const place = { id: "s", name: "Old Town", timeZone: "Europe/Berlin" };
    const settings = { ...next.snapshot.settings, undoWindowMs: 99 };
    await store().applyPage({
      epoch: 1,
      after: 10,
      feed: 16,
      completeAtMs: null,
      entries: [
        { kind: "coupon", number: 11, coupon },
        { kind: "staff", number: 12, staff: person },
        { kind: "staff", number: 13, staff: { ...person, id: "q" } },
        { kind: "staff-removed", number: 14, staffId: "q" },
        { kind: "store", number: 15, store: place },
        { kind: "device", number: 15, device: { id: "d", name: "Till 1" } },
        { kind: "settings", number: 16, settings },
        { kind: "code", ...row(16) },
      ],
    });
    expect(await code()).toMatchObject({ coupon: { ordinal: 1, number: 11, coupon: { title: "Tea", used: 3 } } });
    expect(await store().directory()).toEqual({ staff: [person], stores: [place], devices: [{ id: "d", name: "Till 1" }] });
    expect(await store().get("snapshot")).toMatchObject({ feed: 16, asOfMs: 10, settings: { undoWindowMs: 99 } });
  });
}
