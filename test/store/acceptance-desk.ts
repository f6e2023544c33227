import { expect, test } from "vitest";
import { NOON_MS, openShop, pushed, redemption } from "./acceptance-shop";
import type { Store } from "../../server/store/store";

export function acceptDesk(open: () => Promise<Store>): void {
  test("[R29] the numbers that have not arrived show as gaps until they do, and each installation has its own", async () => {
    const shop = await openShop(await open());
    const numbered = (sequence: number) => ({ ...redemption(shop, `L-${sequence}`), sequence });
    const tillNow = async () => (await shop.store.tills(1)).find((till) => till.installationId === shop.till.installationId);
    await pushed(shop, shop.till, numbered(5), numbered(2));
    expect(await tillNow()).toMatchObject({ lastSequence: 5, gaps: [[1, 1], [3, 4]] });
    await pushed(shop, shop.otherTill, numbered(1));
    await pushed(shop, shop.till, numbered(4));
    expect(await tillNow()).toMatchObject({ lastSequence: 5, gaps: [[1, 1], [3, 3]] });
    await Promise.all([pushed(shop, shop.till, numbered(1)), pushed(shop, shop.till, numbered(3)), pushed(shop, shop.till, numbered(8))]);
    expect(await tillNow()).toMatchObject({ lastSequence: 8, gaps: [[6, 7]] });
    await shop.store.close();
  });

  test("a till shows with its store, and when it enrolled, was seen and was revoked", async () => {
    const shop = await openShop(await open());
    const report = { waiting: 3, offsetMs: -90_000, wrongPins: 7, pinWaitSinceMs: NOON_MS - 5, app: "0.1.0, build x" };
    await shop.store.noteSeen(1, shop.till.installationId, NOON_MS, report);
    await shop.store.noteSeen(1, shop.till.installationId, NOON_MS + 1);
    expect(await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS + 2)).toBe(true);
    expect(await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS + 3)).toBe(true);
    const [other, till] = await shop.store.tills(1);
    expect(till).toMatchObject({ device: shop.till.device, enrolledMs: NOON_MS, seenMs: NOON_MS + 1, ...report, revokedMs: NOON_MS + 2 });
    expect(other).toMatchObject({ device: shop.otherTill.device, seenMs: null, waiting: null, offsetMs: null, wrongPins: null, pinWaitSinceMs: null, app: null, revokedMs: null, lastSequence: null, gaps: [] });
    await shop.store.close();
  });

  test("a till is revoked by its own workspace only", async () => {
    const shop = await openShop(await open());
    const other = await openShop(shop.store, 2);
    expect(await shop.store.revokeInstallation(1, other.till.installationId, NOON_MS)).toBe(false);
    expect((await shop.store.tills(2)).every(({ revokedMs }) => revokedMs === null)).toBe(true);
    await shop.store.close();
  });
}
