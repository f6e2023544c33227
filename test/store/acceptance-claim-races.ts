import { describe, expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import type { Wish } from "../../server/store/contacts/contact-store";
import { newTestClaim } from "../builders/claims";
import { addTestCoupon, NOON_MS, openShop } from "./acceptance-shop";

/**
 * What must hold of claims however automations meet.
 * @param open opens an empty database, once for each server that works on it
 */
export function acceptClaimRaces(name: string, open: () => Promise<readonly Store[]>): void {
  describe(name, () => {
    test("[R48] [R51] of 1,000 wishes at once for 100 codes 100 get one each, and the others hear that all are given out", async () => {
      const { wish, close } = await openServers(open, "LAST", 100);
      const answers = await Promise.all(Array.from({ length: 1_000 }, (_, index) => wish(index, `contact ${index}`, `key ${index}`)));
      const claims = answers.flatMap((answer) => (answer.ok && answer.value.kind === "claimed" ? [answer.value] : []));
      expect(claims).toHaveLength(100);
      expect(new Set(claims.map(({ claimId }) => claimId)).size).toBe(100);
      const refusals = answers.flatMap((answer) => (answer.ok && answer.value.kind === "refused" ? [answer.value.reason] : []));
      expect(refusals).toEqual(Array(900).fill("allDistributed"));
      expect(await close()).toEqual({ codes: 100, contacts: 100 });
      // A thousand transactions, one after the other, on a machine that may be busy.
    }, 120_000);

    test("[R75] one wish that comes 64 times at once claims once, and all get the same answer", async () => {
      const { wish, close } = await openServers(open, "ONCE", 100);
      const answers = await Promise.all(Array.from({ length: 64 }, (_, index) => wish(index, "anna", "same key")));
      expect(answers[0]).toMatchObject({ ok: true, value: { kind: "claimed" } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await close()).toEqual({ codes: 1, contacts: 1 });
    });

    test("[R51] a contact who asks 32 times at once, each time anew, gets as many as the limit allows", async () => {
      const { wish, close } = await openServers(open, "THREE", 100, 3);
      const answers = await Promise.all(Array.from({ length: 32 }, (_, index) => wish(index, "anna", `key ${index}`)));
      const kinds = answers.map((answer) => answer.ok && (answer.value.kind === "refused" ? answer.value.reason : answer.value.kind));
      expect(kinds.toSorted()).toEqual([...Array<string>(29).fill("claimLimitReached"), ...Array<string>(3).fill("claimed")].toSorted());
      expect(await close()).toEqual({ codes: 3, contacts: 1 });
    });
  });
}

async function openServers(open: () => Promise<readonly Store[]>, couponId: string, count: number, claimLimit = 1) {
  const stores = await open();
  const [store] = stores;
  if (store === undefined) throw new Error("There is no store to race on.");
  await openShop(store);
  const coupon = await addTestCoupon(store, 1, couponId, Array.from({ length: count }, (_, index) => `${couponId}-${index}`));
  if (claimLimit !== 1) await store.replaceCoupon(1, { ...coupon, claimLimit, version: 2 }, NOON_MS);
  return {
    wish(index: number, externalId: string, idempotencyKey: string) {
      const wanted: Wish = { keyId: "automation", idempotencyKey, claim: newTestClaim(couponId, { externalId }) };
      return (stores[index % stores.length] ?? store).claimOnce(1, wanted, NOON_MS);
    },
    /** What was handed out: how many different codes, to how many contacts. */
    async close() {
      const handed = await delivered(store, couponId);
      await Promise.all(stores.map((each) => each.close()));
      return handed;
    },
  };
}

async function delivered(store: Store, couponId: string) {
  const found = (await store.codesAtDesk(1, couponId, { search: "", state: "claimed", limit: 200 }))?.codes ?? [];
  const { claims } = await store.claims(1, { couponId, limit: 200 });
  expect(claims).toHaveLength(found.length);
  return { codes: new Set(found.map(({ code }) => code)).size, contacts: new Set(claims.map(({ contact }) => contact.id)).size };
}
