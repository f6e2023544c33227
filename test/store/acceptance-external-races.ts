import { describe, expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import { newTestClaim } from "../builders/claims";
import { deedBy } from "../builders/members";
import { addExternalCoupon, report } from "./acceptance-external";
import { addTestCoupon, newTestId, NOON_MS, openShop, pushed, redemption } from "./acceptance-shop";
import { addTestWebhook } from "./acceptance-webhooks";

const AT_ONCE = 32;
const PROGRAM = newTestId();
const UNDOING = newTestId();

/**
 * What must hold of redemptions that other systems report, however they meet.
 * @param open opens an empty database, once for each server that works on it
 */
export function acceptExternalRaces(name: string, open: () => Promise<readonly Store[]>): void {
  describe(name, () => {
    test("[R78] of many programs that report one code at once, by the code or by its claim, one redeems it and the others hear that it is redeemed", async () => {
      const { shop, atOnce, toldOf, close } = await openServers(open);
      await addExternalCoupon(shop, "ONE", ["ONE-1"]);
      const { claimId } = await claimOf(shop.store, "ONE");
      const answers = await atOnce((store, index) => {
        const by = { id: newTestId(), name: `Program ${index}`, storeId: shop.storeId };
        return store.redeemReported(1, report(shop, "ONE-1", index % 2 === 0 ? { by } : { by, shown: { kind: "claim", claimId } }), NOON_MS);
      });
      expect(answers.filter(({ ok }) => ok)).toMatchObject([{ value: { couponId: "ONE", standing: "redeemed" } }]);
      expect(answers.filter(({ ok }) => !ok)).toEqual(Array(AT_ONCE - 1).fill(ALREADY));
      expect(await toldOf("coupon.redeemed")).toBe(1);
      await close();
    });

    test("[R5] [R78] a report that comes many times at once redeems once, and each time hears the same", async () => {
      const { shop, atOnce, toldOf, close } = await openServers(open);
      await addTestCoupon(shop.store, 1, "UNITS", ["UNITS"], { source: { kind: "fixed", amount: 9 }, methods: ["external"] });
      const said = report(shop, "UNITS");
      const answers = await atOnce((store) => store.redeemReported(1, said, NOON_MS));
      expect(answers).toEqual(Array(AT_ONCE).fill(answers[0]));
      expect(answers[0]).toMatchObject({ ok: true, value: { redemptionKey: said.key } });
      expect((await shop.store.snapshot(1, NOON_MS)).coupons.find(({ couponId }) => couponId === "UNITS")).toMatchObject({ used: 1 });
      expect(await toldOf("coupon.redeemed")).toBe(1);
      await close();
    });

    test("[R5] [R78] of many codes that are reported at once under one key one is redeemed, and the others are refused and stay free", async () => {
      const { shop, atOnce, close } = await openServers(open);
      const codes = Array.from({ length: AT_ONCE }, (_, index) => `X-${index}`);
      await addExternalCoupon(shop, "EXT", codes);
      const key = newTestId();
      const answers = await atOnce((store, index) => store.redeemReported(1, report(shop, `X-${index}`, { key }), NOON_MS));
      expect(answers.filter(({ ok }) => !ok)).toEqual(Array(AT_ONCE - 1).fill({ ok: false, problem: { kind: "key-reuse" } }));
      const again = await atOnce((store, index) => store.redeemReported(1, report(shop, `X-${index}`), NOON_MS));
      expect(again.map(({ ok }) => ok)).toEqual(answers.map(({ ok }) => !ok));
      await close();
    });

    test("[R78] where a program and a till ask for one code at once, one of them gets it", async () => {
      const { shop, atOnce, close } = await openServers(open);
      await addExternalCoupon(shop, "EXT", Array.from({ length: AT_ONCE }, (_, index) => `X-${index}`));
      const won = await atOnce(async (store, index) => {
        const ask = redemption(shop, `X-${index}`, { kind: "ask", contents: { couponId: "EXT" } });
        const [ofProgram, [ofTill]] = await Promise.all([
          store.redeemReported(1, report(shop, `X-${index}`), NOON_MS),
          pushed({ ...shop, store: index % 2 === 0 ? store : shop.store }, shop.till, ask),
        ]);
        return [ofProgram.ok, ofTill?.outcome.kind === "accepted"].filter(Boolean).length;
      });
      expect(won).toEqual(Array(AT_ONCE).fill(1));
      await close();
    });

    test.each([
      ["under one key", () => UNDOING],
      ["each time under another key", newTestId],
    ])("[R11] [R78] what is undone many times at once, %s, is undone once; whoever reports the code meanwhile gets it once", async (_how, newKey) => {
      const { shop, atOnce, toldOf, close } = await openServers(open);
      await addExternalCoupon(shop);
      const said = report(shop, "X-1");
      await shop.store.redeemReported(1, said, NOON_MS);
      const deed = { ...deedBy("Front desk", NOON_MS), by: { kind: "key", id: PROGRAM, name: "Front desk" } } as const;
      const answers = await atOnce(async (store) => {
        const undone = store.reverseReported(1, { key: newKey(), redemptionKey: said.key, reason: "Sent back" }, deed);
        return await Promise.all([undone, store.redeemReported(1, report(shop, "X-1"), NOON_MS)]);
      });
      expect(answers.map(([undone]) => undone)).toMatchObject(Array(AT_ONCE).fill({ ok: true, value: { redemptionKey: said.key, standing: "reversed" } }));
      const next = await shop.store.redeemReported(1, report(shop, "X-1"), NOON_MS);
      expect([...answers.map(([, anew]) => anew), next].filter(({ ok }) => ok)).toHaveLength(1);
      expect([await toldOf("coupon.reversed"), await toldOf("coupon.redeemed")]).toEqual([1, 2]);
      const { entries } = await shop.store.auditLog(1, { after: null, limit: 100 });
      expect(entries.filter(({ act }) => act === "redemption-reversed")).toMatchObject([{ subject: said.key, by: { id: PROGRAM } }]);
      await close();
    });
  });
}

const ALREADY = { ok: false, problem: { kind: "refused", reasons: ["already-redeemed"] } };

async function claimOf(store: Store, couponId: string) {
  const claimed = await store.claim(1, newTestClaim(couponId), NOON_MS);
  if (!claimed.ok) throw new Error(claimed.problem);
  return claimed.value;
}

async function openServers(open: () => Promise<readonly Store[]>) {
  const stores = await open();
  const [first] = stores;
  if (first === undefined) throw new Error("There is no store to race on.");
  const shop = await openShop(first);
  const { endpointId } = await addTestWebhook(first);
  return {
    shop,
    /** Spread over the servers. */
    atOnce: <Value>(act: (store: Store, index: number) => Promise<Value>) =>
      Promise.all(Array.from({ length: AT_ONCE }, (_, index) => act(stores[index % stores.length] ?? first, index))),
    /** How many messages other systems get of it. */
    toldOf: async (type: string) => (await first.deliveries(1, endpointId, { limit: 200 })).deliveries.filter((one) => one.type === type).length,
    close: async () => void (await Promise.all(stores.map((each) => each.close()))),
  };
}
