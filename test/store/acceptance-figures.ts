import { expect, test } from "vitest";
import { newTestClaim } from "../builders/claims";
import { addTestCoupon, newTestId, NOON_MS, openShop, pushed, redemption, reversal, type TestShop, withdrawal } from "./acceptance-shop";
import type { Store } from "../../server/store/store";

const HOUR_MS = 3_600_000;
/** Noon UTC is 13:00 in the shop's Berlin; its day began thirteen hours before. */
const TODAY = "2026-11-22";
const MIDNIGHT_MS = NOON_MS - 13 * HOUR_MS;

const claimedBy = (shop: TestShop, couponId: string, atMs: number, channel = "whatsapp") =>
  shop.store.claim(shop.workspace, newTestClaim(couponId, { channel, name: "Ana" }), atMs);

export function acceptFigures(open: () => Promise<Store>): void {
  test("[R71] figures count by the days of the workspace's zone, by store and by channel; what was undone or lost counts nothing", async () => {
    const shop = await openShop(await open());
    await claimedBy(shop, "LIST", MIDNIGHT_MS - 1);
    await claimedBy(shop, "LIST", MIDNIGHT_MS);
    const undone = redemption(shop, "L-9");
    await pushed(shop, shop.till, redemption(shop, "L-1", { atMs: MIDNIGHT_MS - 1 }), redemption(shop, "L-2", { atMs: MIDNIGHT_MS - 8, offsetMs: 8 }), redemption(shop, "L-8"), undone);
    await pushed(shop, shop.otherTill, redemption(shop, "L-8"));
    await pushed(shop, shop.till, reversal(shop, undone.key));
    const figures = await shop.store.figures(1, "LIST", { from: "2026-11-20", to: TODAY });
    expect(figures).toEqual({
      zone: "Europe/Berlin",
      days: [
        { day: "2026-11-20", claimed: 0, opened: 0, redeemed: 0 },
        { day: "2026-11-21", claimed: 1, opened: 0, redeemed: 1 },
        { day: TODAY, claimed: 1, opened: 0, redeemed: 2 },
      ],
      stores: [{ store: { id: shop.storeId, name: "Centre" }, redeemed: 3 }],
      channels: [
        { channel: "whatsapp", claimed: 2, opened: 0, redeemed: 2 },
        { channel: null, claimed: 0, opened: 0, redeemed: 1 },
      ],
    });
    await pushed(shop, shop.till, redemption(shop, "L-5", { atMs: MIDNIGHT_MS - 40 * 24 * HOUR_MS }));
    const months = await shop.store.figures(1, "LIST", { from: "2026-10-01", to: TODAY });
    expect(months?.stores).toEqual([{ store: { id: shop.storeId, name: "Centre" }, redeemed: 4 }]);
    expect(months?.channels.map(({ channel, claimed, redeemed }) => [channel, claimed, redeemed])).toEqual([["whatsapp", 2, 2], [null, 0, 2]]);
    expect(months?.days.filter(({ redeemed }) => redeemed > 0).map(({ day }) => day)).toEqual(["2026-10-13", "2026-11-21", TODAY]);
    const { days } = (await shop.store.figures(1, "LIST", { from: "2026-11-23", to: "2026-11-23" })) ?? {};
    expect(days).toEqual([{ day: "2026-11-23", claimed: 0, opened: 0, redeemed: 0 }]);
    await openShop(shop.store, 2);
    expect((await shop.store.figures(2, "LIST", { from: TODAY, to: TODAY }))?.stores).toEqual([]);
    expect(await shop.store.figures(1, "NOSUCH", { from: TODAY, to: TODAY })).toBeNull();
    await shop.store.close();
  });

  test("[R71] of claims of a fixed code, too, figures name the channel that redeemed them", async () => {
    const shop = await openShop(await open());
    await addTestCoupon(shop.store, 1, "CLAIMS", ["C"], { source: { kind: "fixed", amount: 9 }, counts: "claim" });
    const claim = await claimedBy(shop, "CLAIMS", NOON_MS, "messenger");
    if (!claim.ok) throw new Error(claim.problem);
    const shown = { kind: "claim", claimId: claim.value.claimId } as const;
    await pushed(shop, shop.till, redemption(shop, "", { contents: { couponId: "CLAIMS", shown } }));
    expect((await shop.store.figures(1, "CLAIMS", { from: TODAY, to: TODAY }))?.channels).toEqual([{ channel: "messenger", claimed: 1, opened: 0, redeemed: 1 }]);
    await shop.store.close();
  });

  test("[R71] today counts by store and hour, and names what waits for somebody", async () => {
    const shop = await openShop(await open());
    await addTestCoupon(shop.store, 1, "ENDING", ["E"], { period: { startMs: null, endMs: NOON_MS + HOUR_MS } });
    await pushed(shop, shop.till, redemption(shop, "L-1"), redemption(shop, "L-2", { atMs: MIDNIGHT_MS }), redemption(shop, "L-3", { atMs: MIDNIGHT_MS - 1 }), redemption(shop, "F"), redemption(shop, "F"));
    await pushed(shop, shop.otherTill, redemption(shop, "L-1"), redemption(shop, "L-4", { kind: "ask" }));
    await shop.store.noteSeen(1, shop.till.installationId, NOON_MS + 2 * HOUR_MS);
    const today = await shop.store.today(1, NOON_MS + 2 * HOUR_MS);
    const hours = Array.from({ length: 24 }, (_, hour) => ({ 0: 1, 13: 4 })[hour] ?? 0);
    expect(today).toMatchObject({ zone: "Europe/Berlin", day: TODAY, startMs: MIDNIGHT_MS, hours: 24, redeemed: 5, stores: [{ store: { name: "Centre" }, redeemed: 5, hours }] });
    expect(today).toMatchObject({ coupons: { all: 3, active: 2 }, tills: 2, conflicts: 1, unconfirmed: 1, silentTills: [], endingSoon: [] });
    expect(today.runningOut).toEqual([{ couponId: "FIXED", title: "FIXED", left: 0, of: 2 }]);
    expect((await shop.store.today(1, NOON_MS)).endingSoon).toEqual([{ couponId: "ENDING", title: "ENDING", endMs: NOON_MS + HOUR_MS }]);
    const later = await shop.store.today(1, NOON_MS + 26 * HOUR_MS + 1);
    expect(later.silentTills.map(({ installationId, seenMs }) => [installationId, seenMs])).toEqual([
      [shop.otherTill.installationId, null],
      [shop.till.installationId, NOON_MS + 2 * HOUR_MS],
    ]);
    await openShop(shop.store, 2);
    expect(await shop.store.today(2, NOON_MS)).toMatchObject({ redeemed: 0, stores: [], conflicts: 0, unconfirmed: 0, tills: 2 });
    await shop.store.close();
  });

  test("a list runs out once nobody can get a code of it, be they claimed or redeemed from paper", async () => {
    const shop = await openShop(await open());
    await addTestCoupon(shop.store, 1, "PAPER", ["P-1", "P-2", "P-3", "P-4"]);
    await addTestCoupon(shop.store, 1, "NONE", []);
    for (let claims = 0; claims < 2; claims += 1) await claimedBy(shop, "PAPER", NOON_MS);
    const onPaper = ["P-3", "P-4"].map((code) => redemption(shop, code, { contents: { couponId: "PAPER" } }));
    await pushed(shop, shop.till, onPaper[0], redemption(shop, "P-1", { contents: { couponId: "PAPER" } }));
    expect((await shop.store.today(1, NOON_MS)).runningOut).toEqual([]);
    await pushed(shop, shop.till, onPaper[1]);
    expect((await shop.store.today(1, NOON_MS)).runningOut).toEqual([{ couponId: "PAPER", title: "PAPER", left: 0, of: 4 }]);
    await shop.store.close();
  });

  test("what happened to a code is told from the beginning, with what lost it, what undid it and what a manager said", async () => {
    const shop = await openShop(await open());
    await claimedBy(shop, "LIST", NOON_MS - HOUR_MS);
    const override = { reasons: ["already-redeemed" as const], note: "VIP", supervisorId: shop.supervisorId };
    const [held, lost, extra] = [redemption(shop, "L-1"), redemption(shop, "L-1", { atMs: NOON_MS - 5 }), redemption(shop, "L-1", { atMs: NOON_MS + 5, contents: { override } })];
    await pushed(shop, shop.till, held);
    await pushed(shop, shop.otherTill, lost, extra);
    const said = { key: lost.key, resolution: "loss", note: "Our fault.", managerId: newTestId(), reversalKey: newTestId() } as const;
    await shop.store.resolveConflict(1, said, NOON_MS + 6);
    await pushed(shop, shop.till, reversal(shop, held.key));
    const history = await shop.store.codeHistory(1, "LIST", { kind: "code", value: " L-1 " });
    expect(history?.more).toBe(false);
    expect(history?.events.map(({ kind }) => kind)).toEqual(["claimed", "redeemed", "added", "redeemed", "conflict", "resolved", "reversed", "redeemed", "resolved"]);
    expect(history?.events).toMatchObject([
      { claim: { name: "Ana", channel: "whatsapp" } },
      { redemption: { key: lost.key, standing: "redeemed", till: { id: shop.otherTill.device.id } } },
      { atMs: NOON_MS },
      { redemption: { key: held.key, standing: "reversed" } },
      { key: lost.key, cause: "double", otherKey: held.key },
      { resolved: { resolution: "promoted" } },
      { key: held.key, by: { name: "Cashier" }, reason: "Wrong drink" },
      { redemption: { key: extra.key, override: { reasons: ["already-redeemed"], note: "VIP", supervisor: { name: "Supervisor" } } } },
      { resolved: { resolution: "loss", note: "Our fault." } },
    ]);
    await openShop(shop.store, 2);
    expect((await shop.store.codeHistory(2, "LIST", { kind: "code", value: "L-1" }))?.events).toMatchObject([{ kind: "added" }]);
    await shop.store.close();
  });

  test("the history of a claim is its own; of a code that is none there is none, but where a till took it", async () => {
    const shop = await openShop(await open());
    await addTestCoupon(shop.store, 1, "CLAIMS", ["C"], { source: { kind: "fixed", amount: 9 }, counts: "claim" });
    const [claim, another] = [await claimedBy(shop, "CLAIMS", NOON_MS - 1), await claimedBy(shop, "CLAIMS", NOON_MS)];
    if (!claim.ok || !another.ok) throw new Error("A test's claim was refused.");
    const shown = { kind: "claim", claimId: claim.value.claimId } as const;
    const ask = redemption(shop, "", { kind: "ask", contents: { couponId: "CLAIMS", shown } });
    await pushed(shop, shop.till, ask, withdrawal(ask.key));
    expect((await shop.store.codeHistory(1, "CLAIMS", shown))?.events).toMatchObject([
      { kind: "claimed" },
      { kind: "redeemed", redemption: { key: ask.key, standing: "reversed" } },
      { kind: "reversed", by: null, reason: null },
    ]);
    expect((await shop.store.codeHistory(1, "CLAIMS", { kind: "claim", claimId: another.value.claimId }))?.events).toMatchObject([{ kind: "claimed" }]);
    expect(await shop.store.codeHistory(1, "LIST", shown)).toBeNull();
    expect(await shop.store.codeHistory(1, "LIST", { kind: "code", value: "L-404" })).toBeNull();
    await pushed(shop, shop.till, redemption(shop, "L-404"));
    expect((await shop.store.codeHistory(1, "LIST", { kind: "code", value: "L-404" }))?.events).toMatchObject([{ kind: "redeemed" }, { kind: "conflict", cause: "unknown-code" }]);
    await shop.store.close();
  });

  test("a page of redemptions goes on where the one before ended, in corrected time", async () => {
    const shop = await openShop(await open());
    const facts = ["L-1", "L-2", "L-3", "L-4"].map((code, index) => redemption(shop, code, { atMs: NOON_MS - (index >> 1), offsetMs: 3 }));
    await pushed(shop, shop.till, ...facts, reversal(shop, facts[0]?.key ?? ""));
    const wanted = { fromMs: NOON_MS, toMs: NOON_MS + 4, limit: 3 };
    const first = await shop.store.redemptionsBetween(1, { ...wanted, after: null });
    expect(first.map(({ shown }) => shown)).toMatchObject([{ value: "L-3" }, { value: "L-4" }, { value: "L-1" }]);
    expect(first[2]).toMatchObject({ name: "LIST", standing: "reversed", undone: { reason: "Wrong drink" } });
    expect(await shop.store.redemptionsBetween(1, { ...wanted, after: first[2] ?? null })).toMatchObject([{ shown: { value: "L-2" }, undone: null }]);
    expect(await shop.store.redemptionsBetween(1, { ...wanted, toMs: NOON_MS + 2, after: null })).toEqual([]);
    await openShop(shop.store, 2);
    expect(await shop.store.redemptionsBetween(2, { ...wanted, after: null })).toEqual([]);
    await shop.store.close();
  });
}
