import { expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import { feedOf, openShop, pushed, redemption, reversal } from "./acceptance-shop";

/** Pushes that come at the same moment are taken in one transaction, and nobody can tell. */
export function acceptTogether(open: () => Promise<Store>): void {
  test("[R14] pushes of the same moment are numbered as if one had come after the other", async () => {
    const shop = await openShop(await open());
    const { feed } = await feedOf(shop);
    const answers = await Promise.all([shop.till, shop.otherTill].map((till) => pushed(shop, till, redemption(shop, "F"))));

    expect(answers.flat().map((answer) => answer.feed)).toEqual([feed + 1, feed + 2]);
    expect((await feedOf(shop, feed)).entries).toMatchObject([
      { number: feed + 1, kind: "coupon", coupon: { couponId: "FIXED", used: 1 } },
      { number: feed + 2, kind: "coupon", coupon: { couponId: "FIXED", used: 2 } },
    ]);
    await shop.store.close();
  });

  test("[R8] what is undone in the moment in which it comes is told as redeemed, then as free", async () => {
    const shop = await openShop(await open());
    const { feed } = await feedOf(shop);
    const fact = redemption(shop, "L-1");
    const [[first], [undone], [again]] = await Promise.all([
      pushed(shop, shop.till, fact),
      pushed(shop, shop.till, reversal(shop, fact.key)),
      pushed(shop, shop.otherTill, redemption(shop, "L-1")),
    ]);

    expect([first, undone, again].map((answer) => answer?.outcome.kind)).toEqual(["accepted", "reversed", "accepted"]);
    expect([first, undone, again].map((answer) => answer?.feed)).toEqual([feed + 1, feed + 2, feed + 3]);
    const states = (await feedOf(shop, feed)).entries.map((entry) => (entry.kind === "code" ? entry.state : entry.kind));
    expect(states).toEqual(["redeemed", "issued", "redeemed"]);
    await shop.store.close();
  });

  test("[R29] each till's sequence numbers are remembered, of several pushes too", async () => {
    const shop = await openShop(await open());
    const numbered = (code: string, sequence: number) => ({ ...redemption(shop, code), sequence });
    await Promise.all([
      pushed(shop, shop.till, numbered("L-1", 1)),
      pushed(shop, shop.otherTill, numbered("L-2", 1), numbered("L-3", 2)),
      pushed(shop, shop.till, numbered("L-4", 4)),
    ]);
    const byTill = new Map((await shop.store.tills(1)).map((till) => [till.installationId, till]));
    expect(byTill.get(shop.till.installationId)).toMatchObject({ lastSequence: 4, gaps: [[2, 3]] });
    expect(byTill.get(shop.otherTill.installationId)).toMatchObject({ lastSequence: 2, gaps: [] });
    await shop.store.close();
  });

  test("[R5] more than go together are all taken, each once", async () => {
    const shop = await openShop(await open());
    const lost = (count: number) => Array.from({ length: count }, (_, index) => redemption(shop, `L-unknown-${index}`));
    const answers = await Promise.all([500, 500, 500, 1].map((count) => pushed(shop, shop.till, ...lost(count))));
    expect(answers.map((each) => each.length)).toEqual([500, 500, 500, 1]);
    expect(answers.flat().every(({ outcome, duplicate }) => outcome.kind === "conflict" && !duplicate)).toBe(true);
    expect((await shop.store.conflicts(1, { state: "open", key: null, after: null, limit: 2_000 })).conflicts).toHaveLength(1_501);
    await shop.store.close();
  });
}
