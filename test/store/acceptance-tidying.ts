import { expect, test } from "vitest";
import { bytes, feedOf, newTestId, NOON_MS, openShop, pushed, redemption, withdrawal } from "./acceptance-shop";
import type { Store } from "../../server/store/store";
import { WITHDRAWN_KEY_KEPT_MS } from "../../src/domain/sync/ledger";

export function acceptTidying(open: () => Promise<Store>): void {
  test("[R3] a withdrawn key that was never seen is forgotten after 30 days, one that was recorded never", async () => {
    const shop = await openShop(await open());
    const [unseen, seen] = [redemption(shop, "L-1", { kind: "ask" }), redemption(shop, "L-2", { kind: "ask" })];
    await pushed(shop, shop.till, seen, withdrawal(unseen.key), withdrawal(seen.key));
    await shop.store.tidy(NOON_MS + WITHDRAWN_KEY_KEPT_MS - 1);
    expect(await pushed(shop, shop.till, unseen)).toMatchObject([{ outcome: { kind: "withdrawn" } }]);
    await shop.store.tidy(NOON_MS + WITHDRAWN_KEY_KEPT_MS);
    expect(await pushed(shop, shop.till, seen)).toMatchObject([{ standing: "reversed" }]);
    expect(await pushed(shop, shop.till, unseen)).toMatchObject([{ outcome: { kind: "accepted" } }]);
    await shop.store.close();
  });

  test("an enrolment code is forgotten a day after it has expired", async () => {
    const shop = await openShop(await open());
    const codeHash = bytes("code");
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash, expiresMs: NOON_MS });
    const enrol = () =>
      shop.store.enrol({ codeHash, tokenHash: bytes("?"), installationId: newTestId(), deviceId: newTestId(), deviceName: "" }, NOON_MS + 1);
    const dayMs = 24 * 60 * 60 * 1000;
    await shop.store.tidy(NOON_MS + dayMs - 1);
    expect(await enrol()).toMatchObject({ problem: "enrolment-code-expired" });
    await shop.store.tidy(NOON_MS + dayMs);
    expect(await enrol()).toMatchObject({ problem: "enrolment-code-unknown" });
    await shop.store.close();
  });

  test("[R16] the feed's beginning goes once no base needs it, and a till from before it takes a new snapshot", async () => {
    const shop = await openShop(await open());
    await shop.store.tidy(NOON_MS, 0);
    expect((await feedOf(shop)).entries[0]?.number).toBe(1);
    const base = await shop.store.snapshot(1, NOON_MS);
    await pushed(shop, shop.till, redemption(shop, "L-1"));
    await shop.store.tidy(NOON_MS, 1_000);
    expect((await feedOf(shop)).entries[0]?.number).toBe(1);
    await shop.store.tidy(NOON_MS, 0);
    expect(await shop.store.feedAfter(1, { after: base.feed - 1, epoch: 1 }, 10)).toBeNull();
    expect((await feedOf(shop, base.feed)).entries).toMatchObject([{ kind: "code", state: "redeemed" }]);
    await shop.store.close();
  });
}
