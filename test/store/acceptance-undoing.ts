import { expect, test } from "vitest";
import { feedOf, NOON_MS, openShop, pushed, redemption, reversal, withdrawal } from "./acceptance-shop";
import { DEFAULT_SETTINGS } from "../../server/store/default-settings";
import type { Store } from "../../server/store/store";

export function acceptUndoing(open: () => Promise<Store>): void {
  test("[R11] a reversal frees the code for the next customer", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const undo = reversal(shop, fact.key);
    await pushed(shop, shop.till, fact);
    const [undone] = await pushed(shop, shop.till, undo);

    expect(undone).toMatchObject({ outcome: { kind: "reversed" }, standing: "reversed" });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ number: undone?.feed, state: "issued", redeemed: null });
    const [first, next] = await pushed(shop, shop.otherTill, fact, redemption(shop, "L-1"));
    expect(first).toMatchObject({ outcome: { kind: "accepted" }, duplicate: true, standing: "reversed" });
    expect(next?.outcome).toEqual({ kind: "accepted" });
    await shop.store.close();
  });

  test("[R3] no till withdraws what another has asked for", async () => {
    const shop = await openShop(await open());
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, ask);
    const [refused] = await pushed(shop, shop.otherTill, withdrawal(ask.key));
    expect(refused).toMatchObject({ outcome: { kind: "refused", problem: "foreign" }, standing: "none" });
    expect((await pushed(shop, shop.till, ask))[0]).toMatchObject({ duplicate: true, standing: "redeemed" });
    const [withdrawn] = await pushed(shop, shop.till, withdrawal(ask.key));
    expect(withdrawn).toMatchObject({ outcome: { kind: "withdrawn" }, standing: "reversed" });
    await shop.store.close();
  });

  test("[R11] no till undoes what another has redeemed, nor what it will; nor does one that was revoked", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const beforehand = reversal(shop, fact.key);
    expect((await pushed(shop, shop.otherTill, beforehand))[0]).toMatchObject({ outcome: { kind: "kept" } });
    expect((await pushed(shop, shop.till, fact))[0]).toMatchObject({ outcome: { kind: "accepted" }, standing: "redeemed" });

    const foreign = { outcome: { kind: "refused", problem: "foreign" }, standing: "none" };
    const { otherTill } = shop;
    for (const till of [otherTill, { ...otherTill, revokedMs: NOON_MS }]) {
      expect((await pushed(shop, till, reversal(shop, fact.key)))[0]).toMatchObject(foreign);
    }
    expect((await pushed(shop, shop.till, fact))[0]).toMatchObject({ duplicate: true, standing: "redeemed" });
    await shop.store.close();
  });

  test("[R11] a reversal returns a fixed code's unit", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "F");
    await pushed(shop, shop.till, fact, reversal(shop, fact.key));
    expect((await shop.store.snapshot(1, NOON_MS)).coupons[1]).toMatchObject({ used: 0 });
    await shop.store.close();
  });

  test("[R11] reversing the holder hands the code to the oldest till that had lost it", async () => {
    const shop = await openShop(await open());
    const [holder, second, third] = [redemption(shop, "L-1"), redemption(shop, "L-1"), redemption(shop, "L-1")];
    await pushed(shop, shop.till, holder);
    await pushed(shop, shop.otherTill, second, third);
    await pushed(shop, shop.till, reversal(shop, holder.key));

    const [after, stillLost] = await pushed(shop, shop.otherTill, second, third);
    expect(after).toMatchObject({ outcome: { kind: "conflict", cause: "double" }, standing: "redeemed" });
    expect(stillLost).toMatchObject({ standing: "conflict" });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ state: "redeemed", redeemed: { redemptionKey: second.key } });
    await shop.store.close();
  });

  test("[R8] a reversal that comes first waits, then undoes its redemption in the same breath", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const undo = reversal(shop, fact.key);
    const [kept] = await pushed(shop, shop.till, undo);
    expect(kept).toMatchObject({ outcome: { kind: "kept" }, feed: null });

    const [late] = await pushed(shop, shop.till, fact);
    expect(late).toMatchObject({ outcome: { kind: "accepted" }, standing: "reversed" });
    const [settled] = await pushed(shop, shop.till, undo);
    expect(settled).toMatchObject({ outcome: { kind: "reversed" }, duplicate: true, standing: "reversed" });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ state: "issued" });
    await shop.store.close();
  });

  test("[R8] the reversal of a refused redemption is moot", async () => {
    const shop = await openShop(await open());
    const malformed = { kind: "fact", key: redemption(shop, "L-1").key };
    const foreign = redemption(shop, "L-1", { contents: { couponId: "NOSUCH" } });
    await pushed(shop, shop.till, malformed, foreign);
    const answers = await pushed(shop, shop.till, reversal(shop, malformed.key), reversal(shop, foreign.key));
    expect(answers.map(({ outcome }) => outcome)).toEqual([{ kind: "moot" }, { kind: "moot" }]);
    await shop.store.close();
  });

  test("[R8] a reversal that has waited is moot once its redemption comes and cannot be read", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const undo = reversal(shop, fact.key);
    expect(await pushed(shop, shop.till, undo)).toMatchObject([{ outcome: { kind: "kept" } }]);
    await pushed(shop, shop.otherTill, { key: fact.key, kind: "?" });
    expect(await pushed(shop, shop.till, undo)).toMatchObject([{ outcome: { kind: "kept" } }]);
    await pushed(shop, shop.till, { key: fact.key, kind: "?" });
    expect(await pushed(shop, shop.till, undo)).toMatchObject([{ outcome: { kind: "moot" }, duplicate: true }]);
    await shop.store.close();
  });

  test("[R8] what another till sent under a key and could not be read makes no reversal moot", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const undo = reversal(shop, fact.key);
    await pushed(shop, shop.otherTill, { kind: "fact", key: fact.key });
    expect(await pushed(shop, shop.till, undo)).toMatchObject([{ outcome: { kind: "kept" } }]);
    expect(await pushed(shop, shop.till, fact, undo)).toMatchObject([{ standing: "reversed" }, { outcome: { kind: "reversed" } }]);
    await shop.store.close();
  });

  test("[R11] an extra of the same text in another type of code is no heir of the code", async () => {
    const shop = await openShop(await open());
    const fact = redemption(shop, "L-1");
    const shown = { kind: "code", codeType: "code128", value: "L-1" } as const;
    const override = { reasons: ["already-redeemed" as const], note: "VIP", supervisorId: shop.supervisorId };
    await pushed(shop, shop.till, fact, redemption(shop, "L-1", { contents: { shown, override } }), reversal(shop, fact.key));
    expect(await pushed(shop, shop.till, redemption(shop, "L-1"))).toMatchObject([{ outcome: { kind: "accepted" } }]);
    await shop.store.close();
  });

  test("[R13] an ask overrides what a supervisor may, where the workspace allows it", async () => {
    const shop = await openShop(await open());
    await pushed(shop, shop.till, redemption(shop, "L-1"));
    const overridden = (kind: "ask" | "fact", supervisorId: string) => {
      const override = { reasons: ["already-redeemed" as const], note: "VIP", supervisorId };
      return redemption(shop, "L-1", { kind, contents: { override } });
    };
    const [cashiers] = await pushed(shop, shop.till, overridden("ask", shop.staffId));
    expect(cashiers?.outcome).toMatchObject({ kind: "not-redeemed", refusals: [{ reason: "already-redeemed" }] });
    const [supervisors] = await pushed(shop, shop.till, overridden("ask", shop.supervisorId));
    expect(supervisors?.outcome).toEqual({ kind: "accepted" });
    const [alone] = await pushed(shop, shop.till, overridden("fact", shop.staffId));
    expect(alone?.outcome).toEqual({ kind: "accepted" });

    const strict = await openShop(shop.store, 2, { ...DEFAULT_SETTINGS, supervisorOverrides: false });
    const override = { reasons: ["already-redeemed" as const], note: "VIP", supervisorId: strict.supervisorId };
    await pushed(strict, strict.till, redemption(strict, "L-1"));
    const [nobodys] = await pushed(strict, strict.till, redemption(strict, "L-1", { kind: "ask", contents: { override } }));
    expect(nobodys?.outcome).toMatchObject({ kind: "not-redeemed", refusals: [{ reason: "already-redeemed" }] });
    await shop.store.close();
  });

  test("[R4] a reversal by nobody of the workspace is refused, and undoes nothing", async () => {
    const shop = await openShop(await open());
    const other = await openShop(shop.store, 2);
    const fact = redemption(shop, "L-1");
    await pushed(shop, shop.till, fact);
    const undo = reversal(other, fact.key);
    const [refused] = await pushed(shop, shop.till, undo);
    expect(refused?.outcome).toEqual({ kind: "refused", problem: "foreign" });
    const [again, standing] = await pushed(shop, shop.till, undo, fact);
    expect(again).toMatchObject({ outcome: { problem: "foreign" }, duplicate: true });
    expect(standing).toMatchObject({ standing: "redeemed" });
    const [elsewhere] = await pushed(other, other.till, reversal(other, fact.key));
    expect(elsewhere?.outcome).toEqual({ kind: "kept" });
    await shop.store.close();
  });

  test("[R3] a withdrawal undoes an ask that was accepted meanwhile", async () => {
    const shop = await openShop(await open());
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, ask);
    const [withdrawn] = await pushed(shop, shop.till, withdrawal(ask.key));
    expect(withdrawn).toMatchObject({ outcome: { kind: "withdrawn" }, standing: "reversed" });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ state: "issued" });
    await shop.store.close();
  });

  test("[R3] an ask that arrives after its withdrawal redeems nothing; a fact under its key is judged afresh", async () => {
    const shop = await openShop(await open());
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, withdrawal(ask.key));
    const [late] = await pushed(shop, shop.till, ask);
    expect(late).toMatchObject({ outcome: { kind: "withdrawn" }, standing: "withdrawn" });
    const [fact] = await pushed(shop, shop.till, redemption(shop, "L-1", { key: ask.key }));
    expect(fact).toMatchObject({ outcome: { kind: "accepted" }, standing: "redeemed" });
    await shop.store.close();
  });
}
