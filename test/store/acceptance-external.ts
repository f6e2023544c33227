import { expect, test } from "vitest";
import type { Report } from "../../server/store/external/external-store";
import type { Store } from "../../server/store/store";
import { deedBy } from "../builders/members";
import { addTestCoupon, feedOf, newTestId, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";

/** What another system reports: a code of a coupon that allows it, unless it says otherwise. */
export function report(shop: TestShop, text: string, as: Partial<Report> = {}): Report {
  return { key: newTestId(), method: "external", by: { id: POS, name: "Front desk", storeId: shop.storeId }, shown: { kind: "code", text, codeType: null }, couponId: null, receipt: null, ...as };
}

const POS = newTestId();

/** A coupon with codes of a list that other systems may redeem. */
export async function addExternalCoupon(shop: TestShop, couponId = "EXT", codes: readonly string[] = ["X-1", "X-2", "X-3"]) {
  return await addTestCoupon(shop.store, shop.workspace, couponId, codes, { methods: ["staff-scan", "external"] });
}

export function acceptExternal(open: () => Promise<Store>): void {
  test("[R78] what another system reports is redeemed at once, and tills hear by whom", async () => {
    const shop = await openShop(await open());
    await addExternalCoupon(shop);
    const { feed } = await feedOf(shop);
    const said = report(shop, " X-1 ", { receipt: "Bill 7" });
    const first = await shop.store.redeemReported(1, said, NOON_MS);
    expect(first).toMatchObject({ ok: true, value: { redemptionKey: said.key, couponId: "EXT", receipt: "Bill 7", redeemedMs: NOON_MS, standing: "redeemed" } });
    expect(await shop.store.redeemReported(1, said, NOON_MS + 5)).toEqual(first);
    expect((await feedOf(shop, feed)).entries).toMatchObject([
      { kind: "device", device: { id: POS, name: "Front desk" } },
      { kind: "code", state: "redeemed", redeemed: { deviceId: POS, staffId: POS, storeId: shop.storeId, unconfirmed: false } },
    ]);
    const [till] = await pushed(shop, shop.till, redemption(shop, "X-1", { kind: "ask", contents: { couponId: "EXT" } }));
    expect(till?.outcome).toMatchObject({ kind: "not-redeemed", refusals: [{ reason: "already-redeemed", redeemed: { deviceId: POS } }] });
    expect((await shop.store.unconfirmed(1, NOON_MS * 2, { after: null, limit: 5 })).redemptions).toEqual([]);
    const history = await shop.store.codeHistory(1, "EXT", { kind: "code", value: "X-1" });
    expect(history?.events.find(({ kind }) => kind === "redeemed")).toMatchObject({ redemption: { method: "external", till: { name: "Front desk" }, staff: { name: "Front desk" } } });
    expect((await shop.store.tills(1)).map(({ device }) => device.name)).not.toContain("Front desk");
    await shop.store.close();
  });

  test("[R78] what the rules refuse is not redeemed, with the reason that counts first, and the same key hears the same", async () => {
    const shop = await openShop(await open());
    await addExternalCoupon(shop);
    const [atATill, again] = [report(shop, "L-1"), report(shop, "X-1")];
    expect(await shop.store.redeemReported(1, atATill, NOON_MS)).toEqual({ ok: false, problem: { kind: "refused", reasons: ["wrong-method"] } });
    expect((await pushed(shop, shop.till, redemption(shop, "L-1")))[0]?.outcome).toEqual({ kind: "accepted" });
    await shop.store.redeemReported(1, report(shop, "X-1"), NOON_MS);
    const refused = { ok: false, problem: { kind: "refused", reasons: ["already-redeemed"] } };
    expect(await shop.store.redeemReported(1, again, NOON_MS)).toEqual(refused);
    expect(await shop.store.redeemReported(1, again, NOON_MS)).toEqual(refused);
    expect(await shop.store.redeemReported(1, { ...again, shown: { kind: "code", text: "X-2", codeType: "qr" } }, NOON_MS)).toEqual({ ok: false, problem: { kind: "key-reuse" } });
    expect(await shop.store.redeemReported(1, report(shop, "nobody's"), NOON_MS)).toEqual({ ok: false, problem: { kind: "refused", reasons: ["unknown"] } });
    const nowhere = report(shop, "X-2", { by: { id: POS, name: "Front desk", storeId: newTestId() } });
    expect(await shop.store.redeemReported(1, nowhere, NOON_MS)).toEqual({ ok: false, problem: { kind: "unknown-store" } });
    await shop.store.close();
  });

  test("[R18] [R78] of several coupons with one code it has to say which", async () => {
    const shop = await openShop(await open());
    await addExternalCoupon(shop);
    // Of another type, so that both may be live.
    await addTestCoupon(shop.store, 1, "OTHER", ["X-1"], { methods: ["external"], codeType: "code128" });
    expect(await shop.store.redeemReported(1, report(shop, "X-1"), NOON_MS)).toEqual({ ok: false, problem: { kind: "which-coupon", couponIds: ["EXT", "OTHER"] } });
    expect(await shop.store.redeemReported(1, report(shop, "X-1", { couponId: "OTHER" }), NOON_MS)).toMatchObject({ value: { couponId: "OTHER" } });
    expect(await shop.store.redeemReported(1, report(shop, "X-1", { shown: { kind: "code", text: "X-1", codeType: "qr" } }), NOON_MS)).toMatchObject({ value: { couponId: "EXT" } });
    await shop.store.close();
  });

  test("[R78] what was reported can be undone from outside, once, and nothing else", async () => {
    const shop = await openShop(await open());
    await addExternalCoupon(shop);
    const [said, atATill] = [report(shop, "X-1"), redemption(shop, "L-1")];
    await shop.store.redeemReported(1, said, NOON_MS);
    await pushed(shop, shop.till, atATill);
    const undo = (redemptionKey: string, key = newTestId()) =>
      shop.store.reverseReported(1, { key, redemptionKey, reason: "Sent back" }, { ...deedBy("POS", NOON_MS), by: { kind: "key", id: POS, name: "Front desk" } });
    const key = newTestId();
    expect(await undo(said.key, key)).toMatchObject({ ok: true, value: { standing: "reversed" } });
    expect(await undo(said.key, key)).toMatchObject({ ok: true, value: { standing: "reversed" } });
    expect(await undo(atATill.key)).toEqual({ ok: false, problem: "not-found" });
    expect(await undo(newTestId())).toEqual({ ok: false, problem: "not-found" });
    expect(await shop.store.redeemReported(1, said, NOON_MS)).toMatchObject({ ok: true, value: { standing: "reversed" } });
    expect(await shop.store.redeemReported(1, report(shop, "X-1"), NOON_MS)).toMatchObject({ ok: true, value: { standing: "redeemed" } });
    await shop.store.close();
  });

  test("[R78] of two who report one code at once one wins", async () => {
    const shop = await openShop(await open());
    await addExternalCoupon(shop, "EXT", Array.from({ length: 20 }, (_, at) => `X-${at}`));
    const twice = Array.from({ length: 40 }, (_, at) => shop.store.redeemReported(1, report(shop, `X-${at % 20}`), NOON_MS));
    const answers = await Promise.all(twice);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.filter((answer) => !answer.ok && answer.problem.kind === "refused" && answer.problem.reasons[0] === "already-redeemed")).toHaveLength(20);
    await shop.store.close();
  });
}
