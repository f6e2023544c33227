import { expect, test } from "vitest";
import { feedOf, newTestId, NOON_MS, openShop, pushed, redemption, reversal, type TestShop } from "./acceptance-shop";
import type { Store } from "../../server/store/store";
import { HANDOVER_EVIDENCE_MAX_BYTES, HANDOVER_EVIDENCE_MAX_ITEMS } from "../../src/contract/messages/handover";
import { PUSH_MAX_ITEMS } from "../../src/contract/messages/push";

export function acceptHandover(open: () => Promise<Store>): void {
  test("[R30] a revoked till hands over its facts, and other tills hear of them", async () => {
    const shop = await openRevoked(open);
    const fact = redemption(shop, "L-1");
    const undone = redemption(shop, "L-2");
    expect(await handedOver(shop, [fact, undone, reversal(shop, undone.key)])).toMatchObject({
      ok: true,
      value: [{ outcome: { kind: "accepted" } }, { outcome: { kind: "accepted" } }, { outcome: { kind: "reversed" } }],
    });
    expect((await feedOf(shop)).entries.find((entry) => entry.kind === "code" && entry.redeemed !== null)).toMatchObject({
      redeemed: { redemptionKey: fact.key },
    });
    await shop.store.close();
  });

  test("[R30] its asks redeem nothing", async () => {
    const shop = await openRevoked(open);
    const answers = await handedOver(shop, [redemption(shop, "L-1", { kind: "ask" })]);
    expect(answers).toMatchObject({ value: [{ outcome: { kind: "refused", problem: "foreign" }, standing: "none" }] });
    const [other] = await pushed(shop, shop.otherTill, redemption(shop, "L-1"));
    expect(other?.outcome).toEqual({ kind: "accepted" });
    await shop.store.close();
  });

  test("[R10] [R30] it says which accepted asks it has heard of, so that nobody redeems them once more", async () => {
    const shop = await openShop(await open());
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, ask);
    await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS);
    const revoked = { ...shop, till: { ...shop.till, revokedMs: NOON_MS } };
    expect(await handedOver(revoked, [], [ask.key])).toEqual({ ok: true, value: [] });
    expect((await feedOf(shop)).entries.findLast((entry) => entry.kind === "code")).toMatchObject({
      redeemed: { redemptionKey: ask.key, unconfirmed: false },
    });
    await shop.store.close();
  });

  test("[R30] what cannot be read is acknowledged, and so much of it is kept and no more", async () => {
    const shop = await openRevoked(open);
    for (let sent = 0; sent < HANDOVER_EVIDENCE_MAX_ITEMS; sent += PUSH_MAX_ITEMS) {
      const unreadable = Array.from({ length: PUSH_MAX_ITEMS }, (_, index) => sent + index);
      const answers = await handedOver(shop, unreadable);
      expect(answers).toMatchObject({ ok: true });
      expect(answers.ok && answers.value.every(({ outcome }) => outcome.kind === "refused")).toBe(true);
    }
    const fact = redemption(shop, "L-1");
    expect(await handedOver(shop, [fact, "one more"])).toEqual({ ok: false, problem: "too-much-evidence" });
    expect(await handedOver(shop, [fact, 0])).toMatchObject({
      value: [{ outcome: { kind: "accepted" }, duplicate: false }, { outcome: { kind: "refused" } }],
    });
    await shop.store.close();
  });

  test("[R30] unreadable items are measured too, not only counted", async () => {
    const shop = await openRevoked(open);
    const large = () => newTestId().padEnd(HANDOVER_EVIDENCE_MAX_BYTES / 2 + 1);
    expect(await handedOver(shop, [large()])).toMatchObject({ ok: true });
    expect(await handedOver(shop, [large()])).toMatchObject({ ok: false });
    await shop.store.close();
  });
}

function handedOver({ store, till }: TestShop, items: readonly unknown[], heard: readonly string[] = []) {
  return store.handOver(till, { items, heard }, NOON_MS);
}

/** A shop whose first till was revoked. */
async function openRevoked(open: () => Promise<Store>): Promise<TestShop> {
  const shop = await openShop(await open());
  await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS);
  return { ...shop, till: { ...shop.till, revokedMs: NOON_MS } };
}
