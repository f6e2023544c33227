import "fake-indexeddb/auto";
import { http, HttpResponse } from "msw";
import { describe, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { LEASE_LASTS_MS } from "../../src/domain/sync/renew-lease";
import { linkOf, newToken } from "./claim-bench";
import { FIRST_UNITS, NEEDS_LEASE, useLeaseShop } from "./lease-bench";
import { redeemed, scan } from "./till-bench";

const shop = useLeaseShop();

describe("without a network", () => {
  test("[R21] a till spends its units to the last one, then needs the network; all of them are the server's in the end", async () => {
    shop.bench.offline();
    for (let count = 0; count < FIRST_UNITS; count += 1) await redeemed(shop.till, shop.code);
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
    // It has noticed, and promises nobody anything any more.
    expect((await scan(shop.till, shop.code)).decision).toMatchObject({ kind: "refuse", refusals: [{ reason: "needs-lease" }] });
    shop.bench.back();
    await shop.till.syncNow();
    expect((await scan(shop.till, shop.code)).decision.kind).toBe("redeem");
    expect(await shop.usage()).toMatchObject({ used: FIRST_UNITS });
    expect((await shop.leaseOf())?.spent).toBe(FIRST_UNITS);
    expect(await shop.bench.recorded()).toEqual([]);
    // What was spent is renewed.
    shop.bench.offline();
    expect(await shop.show()).toMatchObject({ kind: "redeemed" });
  });

  test("[R21] [R28] two tabs share the units", async () => {
    const tab = await shop.bench.till({ database: shop.till.database });
    shop.bench.offline();
    const said = await Promise.all(Array.from({ length: FIRST_UNITS + 2 }, (_, index) => shop.show(index % 2 === 0 ? shop.till : tab)));
    expect(said.filter(({ kind }) => kind === "redeemed")).toHaveLength(FIRST_UNITS);
    await tab.close();
  });

  test("[R21] what a till has spent of its lease is used, and not leased as well", async () => {
    await shop.addCapped(4);
    await shop.till.syncNow();
    // Now it hears of what it was given itself.
    await shop.till.syncNow();
    shop.bench.offline();
    for (let count = 0; count < 3; count += 1) await redeemed(shop.till, shop.code);
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R22] a till spends nothing more of a lease that was called back", async () => {
    await shop.callBack();
    shop.bench.offline();
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R12] an undone redemption gives its unit back once the server has heard of it", async () => {
    shop.bench.offline();
    for (let count = 1; count < FIRST_UNITS; count += 1) await redeemed(shop.till, shop.code);
    const last = await redeemed(shop.till, shop.code);
    await shop.till.undo(last.redemptionKey, "wrong customer");
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
    shop.bench.back();
    shop.bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/leases`, () => HttpResponse.error()));
    await shop.till.syncNow();
    shop.bench.offline();
    expect(await shop.show()).toMatchObject({ kind: "redeemed" });
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
  });

  test("[R23] an expired lease is not spent, and the server renews it", async () => {
    await shop.till.store.change("snapshot", (now) => now && { ...now, settings: { ...now.settings, maxSnapshotAgeMs: 10 * LEASE_LASTS_MS } });
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
    shop.bench.pass(LEASE_LASTS_MS);
    expect(await shop.show()).toMatchObject(NEEDS_LEASE);
    shop.bench.back();
    await shop.till.syncNow();
    shop.bench.offline();
    expect(await shop.show()).toMatchObject({ kind: "redeemed" });
    shop.bench.pass(-LEASE_LASTS_MS);
  });

  test("[R25] a clock that was set back spends nothing, until a sync sets it right", async () => {
    shop.bench.offline();
    await redeemed(shop.till, shop.code);
    shop.bench.setClocks(-24 * 60 * 60 * 1000);
    const tab = await shop.bench.till({ database: shop.till.database });
    expect(await tab.redeem(await scan(tab, shop.code))).toMatchObject(NEEDS_LEASE);
    shop.bench.back();
    await tab.syncNow();
    shop.bench.offline();
    expect(await tab.redeem(await scan(tab, shop.code))).toMatchObject({ kind: "redeemed" });
    shop.bench.back();
    await tab.close();
  });

  test("[R13] a redemption outside the cap spends no unit", async () => {
    const claim = linkOf(await newToken(shop.bench, shop.code));
    await shop.till.syncNow();
    const approval = await shop.supervisorsApproval();
    shop.bench.offline();
    await redeemed(shop.till, claim);
    const again = await shop.till.redeem(await scan(shop.till, claim), { override: { approval, note: "promised" } });
    expect(again).toMatchObject({ kind: "redeemed" });
    shop.bench.back();
    await shop.till.syncNow();
    expect(await shop.usage()).toEqual({ used: 1, leased: FIRST_UNITS - 1 });
    expect(new Set((await shop.till.store.history(0)).map(({ contents }) => contents.leaseId))).toEqual(new Set([(await shop.leaseOf())?.leaseId, null]));
  });
});
