import { expect, test } from "vitest";
import { deedBy } from "../builders/members";
import { feedOf, newTestId, NOON_MS, openShop, pushed, redemption, reversal, type TestShop } from "./acceptance-shop";
import type { Store } from "../../server/store/store";
import type { ManagersResolution } from "../../src/domain/sync/resolve-conflict";

const ALL = { state: "all", after: null, limit: 50, key: null } as const;

export function acceptConflicts(open: () => Promise<Store>): void {
  test("[R6] a conflict shows both sides, with the clocks of both", async () => {
    const { shop, held, lost } = await openConflict(open);
    const { conflicts } = await shop.store.conflicts(1, ALL);
    expect(conflicts).toMatchObject([
      {
        key: lost.key,
        cause: "double",
        redemption: { key: lost.key, till: { id: shop.otherTill.device.id }, deviceMs: NOON_MS - 5, correctedMs: NOON_MS + 2, offsetMs: 7, standing: "conflict" },
        other: { key: held.key, shown: { kind: "code", codeType: "qr", value: "L-1" }, store: { name: "Centre" }, staff: { name: "Cashier" }, standing: "redeemed" },
        resolution: null,
        history: [],
      },
    ]);
    await shop.store.close();
  });

  test("[R11] a loss may become fraud and a fraud a loss; every word is kept, and the till hears each", async () => {
    const { shop, lost, say } = await openConflict(open);
    const { feed } = await feedOf(shop);
    await say("loss", "Our fault.");
    await say("fraud", "It was not.");
    expect(await say("fraud", "It was not.")).toEqual({ kind: "unchanged" });
    const { conflicts } = await shop.store.conflicts(1, { ...ALL, state: "resolved" });
    expect(conflicts).toMatchObject([{ resolution: { resolution: "fraud" }, history: [{ resolution: "loss", note: "Our fault." }, { resolution: "fraud" }] }]);
    expect((await shop.store.conflicts(1, { ...ALL, state: "open" })).conflicts).toEqual([]);
    expect((await feedOf(shop, feed)).entries).toMatchObject([
      { kind: "redemption", redemptionKey: lost.key, standing: "conflict", resolution: "loss" },
      { kind: "redemption", redemptionKey: lost.key, standing: "conflict", resolution: "fraud" },
    ]);
    await shop.store.close();
  });

  test("[R11] a loss is handed the code when its holder is undone, and that is final", async () => {
    const { shop, held, lost, say } = await openConflict(open);
    await say("loss");
    const { feed } = await feedOf(shop);
    await pushed(shop, shop.till, reversal(shop, held.key));
    expect((await feedOf(shop, feed)).entries).toMatchObject([
      { kind: "redemption", redemptionKey: lost.key, standing: "redeemed", resolution: "promoted" },
      { kind: "code", redeemed: { redemptionKey: lost.key } },
    ]);
    expect(await say("fraud")).toEqual({ kind: "final", resolution: "promoted" });
    expect((await shop.store.conflicts(1, ALL)).conflicts[0]).toMatchObject({
      resolution: { resolution: "promoted", note: null, by: null },
      history: [{ resolution: "loss" }, { resolution: "promoted" }],
    });
    await shop.store.close();
  });

  test("[R11] a fraud is not handed the code", async () => {
    const { shop, held, say } = await openConflict(open);
    await say("fraud");
    await pushed(shop, shop.till, reversal(shop, held.key));
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "code", state: "issued" });
    await shop.store.close();
  });

  test("[R11] a manager's reversal undoes the conflict and nothing else, for good", async () => {
    const { shop, held, lost, say } = await openConflict(open);
    expect(await say("reversed")).toMatchObject({ kind: "resolve", reverses: true });
    expect(await say("loss")).toEqual({ kind: "final", resolution: "reversed" });
    const [mine, theirs] = await pushed(shop, shop.till, lost, held);
    expect(mine).toMatchObject({ duplicate: true, standing: "reversed" });
    expect(theirs).toMatchObject({ duplicate: true, standing: "redeemed" });
    await pushed(shop, shop.till, reversal(shop, held.key));
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "code", state: "issued" });
    await shop.store.close();
  });

  test("[R6] a till hears that a manager has undone its redemption", async () => {
    const { shop, held } = await openConflict(open);
    const { feed } = await feedOf(shop);
    const manager = { ...deedBy("Manu", NOON_MS), by: { kind: "member", id: newTestId(), name: "Manu" } } as const;
    await shop.store.reverseRedemption(1, { key: newTestId(), redemptionKey: held.key, reason: "Wrong coupon" }, manager);
    const told = (await feedOf(shop, feed)).entries.filter((entry) => entry.kind === "redemption");
    expect(told).toMatchObject([{ redemptionKey: held.key, standing: "reversed", resolution: null }, { resolution: "promoted" }]);
    await shop.store.close();
  });

  test("conflicts come in pages, and only to their own workspace", async () => {
    const { shop, lost } = await openConflict(open);
    await pushed(shop, shop.otherTill, redemption(shop, "L-404"), redemption(shop, "L-405"));
    const first = await shop.store.conflicts(1, { ...ALL, limit: 2 });
    expect(first).toMatchObject({ more: true, conflicts: [{ key: lost.key }, { cause: "unknown-code", other: null }] });
    const rest = await shop.store.conflicts(1, { ...ALL, limit: 2, after: first.conflicts[1]?.key ?? null });
    expect(rest).toMatchObject({ more: false, conflicts: [{ cause: "unknown-code" }] });
    await openShop(shop.store, 2);
    expect(await shop.store.conflicts(2, ALL)).toEqual({ conflicts: [], more: false });
    const said = { key: lost.key, resolution: "loss", note: "?", managerId: newTestId(), reversalKey: newTestId() } as const;
    expect(await shop.store.resolveConflict(2, said, NOON_MS)).toBeNull();
    await shop.store.close();
  });
}

/** A shop whose second till has lost a code to its first; `say`: a manager's word on it. */
async function openConflict(open: () => Promise<Store>) {
  const shop: TestShop = await openShop(await open());
  const [held, lost] = [redemption(shop, "L-1"), redemption(shop, "L-1", { atMs: NOON_MS - 5, offsetMs: 7 })];
  await pushed(shop, shop.till, held);
  await pushed(shop, shop.otherTill, lost);
  const managerId = newTestId();
  const say = (resolution: ManagersResolution, note = "As the camera shows.") =>
    shop.store.resolveConflict(1, { key: lost.key, resolution, note, managerId, reversalKey: newTestId() }, NOON_MS);
  return { shop, held, lost, say };
}
