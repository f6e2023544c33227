import { expect, test } from "vitest";
import { addTestCoupon, feedOf, newTestId, NOON_MS, openShop, pushed, redemption, reversal } from "./acceptance-shop";
import type { Store } from "../../server/store/store";
import { pullResponse } from "../../src/contract/messages/pull";

const DAY_MS = 24 * 60 * 60 * 1000;

export function acceptPush(open: () => Promise<Store>): void {
  test("[R4] a fact is accepted, and every till hears who redeemed the code", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const [answer] = await pushed(shop, shop.till, fact);

    const { entries } = await feedOf(shop);
    expect(answer).toMatchObject({ key: fact.key, outcome: { kind: "accepted" }, duplicate: false, standing: "redeemed" });
    expect(entries.at(-1)).toMatchObject({
      kind: "code",
      number: answer?.feed,
      state: "redeemed",
      redeemed: { redemptionKey: fact.key, atMs: NOON_MS, deviceId: shop.till.device.id, unconfirmed: false },
    });
    await shop.store.close();
  });

  test("[R5] the same key any number of times redeems once and gets the first answer", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "F");
    const [first, within] = await pushed(shop, shop.till, fact, fact);
    const [again] = await pushed(shop, shop.till, fact);

    expect(within).toEqual({ ...first, duplicate: true });
    expect(again).toEqual({ ...first, duplicate: true });
    expect((await shop.store.snapshot(1, NOON_MS)).coupons[1]).toMatchObject({ couponId: "FIXED", used: 1 });
    await shop.store.close();
  });

  test("[R36] what people type and what codes hold comes back to the letter", async () => {
    const shop = await openShop(await open());
    const odd = `"q" {b} NULL \\\\b\\ \u0000\u0001\n\t 😀\u2028 half \ud83d مرحبا`;
    const code = `a"b\\c,{d},NULL😀`;
    await addTestCoupon(shop.store, 1, "ODD", [code]);
    await pushed(shop, shop.till, redemption(shop, code, { kind: "ask", contents: { couponId: "ODD", receipt: odd } }));
    const { redemptions } = await shop.store.unconfirmed(1, NOON_MS, { after: null, limit: 10 });
    expect(redemptions).toMatchObject([{ receipt: odd, shown: { kind: "code", value: code } }]);
    await shop.store.close();
  });

  test("[R5] a key used again for something else is refused and told nothing", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    await pushed(shop, shop.till, fact);
    const [answer] = await pushed(shop, shop.otherTill, redemption(shop, "L-2", { key: fact.key }));

    const nothing = { feed: null, duplicate: false, standing: "none" };
    expect(answer).toEqual({ key: fact.key, outcome: { kind: "refused", problem: "key-reuse" }, ...nothing });
    await shop.store.close();
  });

  test("[R6] of two tills with one code the first commit wins and the other hears of a conflict", async () => {
    const shop = await openShop(await open());
    const [[first], [second]] = await Promise.all([
      pushed(shop, shop.till, redemption(shop, "L-1")),
      pushed(shop, shop.otherTill, redemption(shop, "L-1")),
    ]);
    expect(first).toMatchObject({ outcome: { kind: "accepted" }, standing: "redeemed" });
    expect(second).toMatchObject({ outcome: { kind: "conflict", cause: "double" }, standing: "conflict" });
    await shop.store.close();
  });

  test("[R3] an ask that is refused leaves nothing, and its key may come back", async () => {
    const shop = await openShop(await open());
    await pushed(shop, shop.till, redemption(shop, "L-1"));
    const before = (await feedOf(shop)).feed;
    const ask = redemption(shop, "L-1", { kind: "ask" });
    const [refused] = await pushed(shop, shop.otherTill, ask);

    expect(refused?.outcome).toMatchObject({ kind: "not-redeemed", refusals: [{ reason: "already-redeemed" }] });
    expect((await feedOf(shop)).feed).toBe(before);
    const [fact] = await pushed(shop, shop.otherTill, redemption(shop, "L-1", { key: ask.key }));
    expect(fact).toMatchObject({ outcome: { kind: "conflict", cause: "double" }, duplicate: false });
    await shop.store.close();
  });

  test("[R3] an ask that was refused redeems nothing when its message arrives once more and the code is free by then", async () => {
    const shop = await openShop(await open());
    const first = redemption(shop, "L-1");
    const ask = redemption(shop, "L-1", { kind: "ask" });
    const [, refused] = await pushed(shop, shop.till, first, ask);
    expect(refused).toMatchObject({ outcome: { kind: "not-redeemed" }, standing: "none", feed: null });
    const [undone, again] = await pushed(shop, shop.till, reversal(shop, first.key), ask);
    expect([undone?.outcome.kind, again?.outcome.kind, again?.duplicate]).toEqual(["reversed", "withdrawn", false]);
    const [anew] = await pushed(shop, shop.till, redemption(shop, "L-1", { kind: "ask" }));
    expect(anew?.outcome.kind).toBe("accepted");
    await shop.store.close();
  });

  test("[R10] an accepted ask is unconfirmed to others until its till says that it heard", async () => {
    const shop = await openShop(await open());
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, ask);
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ redeemed: { unconfirmed: true } });

    await shop.store.push(shop.otherTill, { items: [], heard: [ask.key] }, NOON_MS);
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ redeemed: { unconfirmed: true } });
    await shop.store.push(shop.till, { items: [], heard: [ask.key] }, NOON_MS);
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ redeemed: { unconfirmed: false } });
    await shop.store.close();
  });

  test("[R10] a fact under an ask's key confirms it: the answer was lost, and its till decided alone", async () => {
    const shop = await openShop(await open());
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, ask);
    const others = redemption(shop, "L-2", { key: ask.key });
    expect((await pushed(shop, shop.till, others))[0]?.outcome).toEqual({ kind: "refused", problem: "key-reuse" });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ redeemed: { unconfirmed: true } });

    const [answer] = await pushed(shop, shop.till, redemption(shop, "L-1", { key: ask.key }));
    expect(answer).toMatchObject({ outcome: { kind: "accepted" }, duplicate: true });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ redeemed: { unconfirmed: false } });
    await shop.store.close();
  });

  test("[R4] a fixed code's units are counted, and one too many is a conflict", async () => {
    const shop = await openShop(await open());
    const answers = await pushed(shop, shop.till, redemption(shop, "F"), redemption(shop, "F"), redemption(shop, "F"));

    expect(answers.map(({ outcome }) => outcome)).toEqual([
      { kind: "accepted" },
      { kind: "accepted" },
      { kind: "conflict", cause: "cap" },
    ]);
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "coupon", coupon: { couponId: "FIXED", used: 2 } });
    await shop.store.close();
  });

  test("[R27] a fact on a coupon revoked since is a conflict, marked as decided before", async () => {
    const shop = await openShop(await open());
    const coupon = await addTestCoupon(shop.store, 1, "GONE", ["G"]);
    await shop.store.replaceCoupon(1, { ...coupon, version: 2, revokedAtMs: NOON_MS }, NOON_MS);
    const [answer] = await pushed(shop, shop.till, redemption(shop, "G", { atMs: NOON_MS - 1_000, contents: { couponId: "GONE" } }));
    expect(answer?.outcome).toEqual({ kind: "conflict", cause: "revoked" });
    await shop.store.close();
  });

  test("[R27] a fact keeps the period that its till knew", async () => {
    const shop = await openShop(await open());
    const period = { startMs: null, endMs: NOON_MS + DAY_MS };
    const coupon = await addTestCoupon(shop.store, 1, "ENDED", ["E-1", "E-2"], { period });
    const shorter = { startMs: null, endMs: NOON_MS - DAY_MS };
    await shop.store.replaceCoupon(1, { ...coupon, version: 2, period: shorter }, NOON_MS);
    const contents = { couponId: "ENDED" };

    const [then] = await pushed(shop, shop.till, redemption(shop, "E-1", { version: 1, contents }));
    const [now] = await pushed(shop, shop.till, redemption(shop, "E-2", { version: 2, contents }));
    expect(then?.outcome).toEqual({ kind: "accepted" });
    expect(now?.outcome).toEqual({ kind: "conflict", cause: "period" });
    await shop.store.close();
  });

  test("[R4] a code that the coupon does not have is a conflict", async () => {
    const shop = await openShop(await open());
    const [answer] = await pushed(shop, shop.till, redemption(shop, "L-404"));
    expect(answer?.outcome).toEqual({ kind: "conflict", cause: "unknown-code" });
    await shop.store.close();
  });

  test("[R4] what names another workspace's store, staff or coupon is refused as foreign, for ever", async () => {
    const shop = await openShop(await open());
    const other = await openShop(shop.store, 2);
    const facts = [
      redemption(shop, "L-1", { contents: { storeId: other.storeId } }),
      redemption(shop, "L-1", { contents: { staffId: other.staffId } }),
      redemption(shop, "L-1", { contents: { couponId: "NOSUCH" } }),
    ];
    const foreign = { kind: "refused", problem: "foreign" };
    const first = await pushed(shop, shop.till, ...facts);
    const again = await pushed(shop, shop.till, ...facts);
    expect(first.map(({ outcome, duplicate }) => ({ outcome, duplicate }))).toEqual(Array(3).fill({ outcome: foreign, duplicate: false }));
    expect(again.map(({ outcome, duplicate }) => ({ outcome, duplicate }))).toEqual(Array(3).fill({ outcome: foreign, duplicate: true }));
    await shop.store.close();
  });

  test("[R7] a malformed item has its own answer and blocks no other", async () => {
    const shop = await openShop(await open());
    const key = newTestId();
    const answers = await pushed(shop, shop.till, { kind: "fact", key }, 42, redemption(shop, "L-1"));
    expect(answers.map(({ key: of, outcome }) => [of, outcome.kind])).toEqual([
      [key, "refused"],
      [null, "refused"],
      [answers[2]?.key, "accepted"],
    ]);
    await shop.store.close();
  });

  test("[R7] an item nested without end has its own answer too", async () => {
    const shop = await openShop(await open());
    const nested: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    const answers = await pushed(shop, shop.till, nested, redemption(shop, "L-1"));
    expect(answers.map(({ outcome }) => outcome.kind)).toEqual(["refused", "accepted"]);
    await shop.store.close();
  });

  test("[R25] what a till with an impossible clock redeemed can be told to every other", async () => {
    const shop = await openShop(await open());
    await pushed(shop, shop.till, redemption(shop, "L-1", { atMs: 8.64e15, offsetMs: Number.MAX_SAFE_INTEGER }));
    const page = { kind: "page", nowMs: NOON_MS, ...(await feedOf(shop)) };
    expect(pullResponse.safeParse(page).success).toBe(true);
    await shop.store.close();
  });

  test("[R7] a code that holds NUL is a code like any other, and one that differs after it is another", async () => {
    const shop = await openShop(await open());
    await addTestCoupon(shop.store, 1, "ODD", ["N\u0000L", "N\u0000M"]);
    const fact = redemption(shop, "N\u0000L", { contents: { couponId: "ODD", receipt: "a\u0000b" } });
    const undo = reversal(shop, fact.key);
    const answers = await pushed(shop, shop.till, fact, redemption(shop, "N\u0000M", { contents: { couponId: "ODD" } }));
    expect(answers.map(({ outcome }) => outcome.kind)).toEqual(["accepted", "accepted"]);
    const [undone] = await pushed(shop, shop.till, undo);
    expect(undone).toMatchObject({ outcome: { kind: "reversed" } });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "code", state: "issued" });
    await shop.store.close();
  });

  test("[R7] an id that no coupon or claim can have, or text that no code can be, is malformed, and holds up nothing beside it", async () => {
    const shop = await openShop(await open());
    const answers = await pushed(
      shop,
      shop.till,
      redemption(shop, "L-1", { contents: { couponId: "LI\u0000ST" } }),
      redemption(shop, "L-1", { contents: { shown: { kind: "claim", claimId: "\u0000" } } }),
      redemption(shop, "L-1", { kind: "ask", contents: { shown: { kind: "claim", claimId: "\u0000" } } }),
      redemption(shop, "L-\ud800"),
      redemption(shop, "L-1"),
    );
    const malformed = { kind: "refused", problem: "malformed" };
    expect(answers.map(({ outcome }) => outcome)).toEqual([malformed, malformed, malformed, malformed, { kind: "accepted" }]);
    await shop.store.close();
  });

  test("[R27] a fact that was decided under a version that never was is judged by that of today", async () => {
    const shop = await openShop(await open());
    const [answer] = await pushed(shop, shop.till, redemption(shop, "L-1", { version: Number.MAX_SAFE_INTEGER }));
    expect(answer?.outcome).toEqual({ kind: "accepted" });
    await shop.store.close();
  });
}
