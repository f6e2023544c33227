import { expect, test } from "vitest";
import { deedBy } from "../builders/members";
import { newTestId, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";
import type { Store } from "../../server/store/store";

const MANAGER = "01900000-0000-7000-9000-000000000001";

export function acceptManagersReversals(open: () => Promise<Store>): void {
  const undo = (shop: TestShop, redemptionKey: string, key = newTestId(), reason = "Wrong coupon") =>
    shop.store.reverseRedemption(1, { key, redemptionKey, reason }, { ...deedBy("Manu", NOON_MS), by: { kind: "member", id: MANAGER, name: "Manu" } });
  const logged = async (shop: TestShop) => (await shop.store.auditLog(1, { after: null, limit: 50 })).entries.filter(({ act }) => act === "redemption-reversed");

  test("[R72] a manager undoes a redemption: the code is free, tills hear, the log tells; under the same key it happens once", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    await pushed(shop, shop.till, fact);
    const key = newTestId();
    expect(await undo(shop, fact.key, key)).toMatchObject({ ok: true, value: { key: fact.key, standing: "reversed" } });
    expect(await undo(shop, fact.key, key)).toMatchObject({ ok: true, value: { standing: "reversed" } });
    expect(await undo(shop, fact.key)).toMatchObject({ ok: true, value: { standing: "reversed" } });
    expect(await logged(shop)).toMatchObject([{ subject: fact.key, after: { couponId: "LIST", reason: "Wrong coupon" } }]);
    const { entries } = (await shop.store.feedAfter(1, { after: 0, epoch: 1 }, 1_000)) ?? { entries: [] };
    expect(entries.filter((entry) => entry.kind === "redemption")).toMatchObject([{ redemptionKey: fact.key, standing: "reversed" }]);
    const [again] = await pushed(shop, shop.otherTill, redemption(shop, "L-1"));
    expect(again?.outcome).toEqual({ kind: "accepted" });
    expect((await shop.store.codeHistory(1, "LIST", { kind: "code", value: "L-1" }))?.events.find(({ kind }) => kind === "reversed")).toMatchObject({ by: { id: MANAGER }, reason: "Wrong coupon" });
    await shop.store.close();
  });

  test("[R72] a holder that a manager undoes hands the code to whoever lost it; a unit goes back", async () => {
    const shop = await openShop(await open());
    const [held, lost, unit] = [redemption(shop, "L-1"), redemption(shop, "L-1"), redemption(shop, "F")];
    await pushed(shop, shop.till, held, unit);
    await pushed(shop, shop.otherTill, lost);
    await undo(shop, held.key);
    await undo(shop, unit.key);
    expect((await pushed(shop, shop.otherTill, lost))[0]).toMatchObject({ standing: "redeemed" });
    expect((await shop.store.snapshot(1, NOON_MS)).coupons[1]).toMatchObject({ used: 0 });
    await shop.store.close();
  });

  test("[R72] undoing a conflict closes it as that manager's word, for good", async () => {
    const shop = await openShop(await open());
    const [held, lost] = [redemption(shop, "L-1"), redemption(shop, "L-1")];
    await pushed(shop, shop.till, held);
    await pushed(shop, shop.otherTill, lost);
    await undo(shop, lost.key);
    const { conflicts } = await shop.store.conflicts(1, { state: "all", after: null, limit: 5, key: null });
    expect(conflicts).toMatchObject([{ resolution: { resolution: "reversed", note: "Wrong coupon", by: { id: MANAGER } }, history: [{ resolution: "reversed" }] }]);
    expect((await pushed(shop, shop.till, held))[0]).toMatchObject({ standing: "redeemed" });
    await shop.store.close();
  });

  test("[R72] what another key was for, or is not there, or is another shop's, is not undone", async () => {
    const shop = await openShop(await open());
    const theirs = await openShop(shop.store, 2);
    const [fact, other, foreign] = [redemption(shop, "L-1"), redemption(shop, "L-2"), redemption(theirs, "L-1")];
    await pushed(shop, shop.till, fact, other);
    await pushed(theirs, theirs.till, foreign);
    const key = newTestId();
    await undo(shop, fact.key, key);
    expect(await undo(shop, other.key, key)).toEqual({ ok: false, problem: "key-reuse" });
    expect(await undo(shop, foreign.key)).toEqual({ ok: false, problem: "not-found" });
    expect(await undo(shop, newTestId())).toEqual({ ok: false, problem: "not-found" });
    expect((await pushed(shop, shop.till, other))[0]).toMatchObject({ standing: "redeemed" });
    expect((await pushed(theirs, theirs.till, foreign))[0]).toMatchObject({ standing: "redeemed" });
    expect(await logged(shop)).toHaveLength(1);
    await shop.store.close();
  });
}
