import { expect, test } from "vitest";
import { bytes, newTestId, NOON_MS, openShop, type TestShop } from "./acceptance-shop";
import { FORMER_TOKEN_MS } from "../../server/store/till-tokens";
import type { Store, TillOnRecord } from "../../server/store/store";

/** Tokens of tills: one after the other, whatever gets lost on the way. */
export function acceptTokens(open: () => Promise<Store>): void {
  const [FIRST, SECOND, THIRD] = [bytes("first"), bytes("second"), bytes("third")];

  async function enrolled(): Promise<{ shop: TestShop; till: TillOnRecord }> {
    const shop = await openShop(await open());
    const codeHash = bytes("code");
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash, expiresMs: NOON_MS + 1 });
    await shop.store.enrol({ codeHash, tokenHash: FIRST, installationId: newTestId(), deviceId: newTestId(), deviceName: "" }, NOON_MS);
    const till = await shop.store.tillByToken(FIRST, NOON_MS);
    if (till === null) throw new Error("A test's till did not enrol.");
    return { shop, till };
  }

  const misused = async ({ store }: TestShop, till: TillOnRecord) =>
    (await store.tills(1)).find(({ installationId }) => installationId === till.installationId)?.tokenMisusedMs;

  test("[R62] a token holds until the next one is used, and a day longer; then its use is on record", async () => {
    const { shop, till } = await enrolled();
    expect(await shop.store.renewToken(till, SECOND, NOON_MS)).toBe(true);
    expect(await shop.store.tillByToken(FIRST, NOON_MS + 99 * FORMER_TOKEN_MS)).toEqual(till);

    expect(await shop.store.tillByToken(SECOND, NOON_MS)).toEqual(till);
    expect(await shop.store.tillByToken(SECOND, NOON_MS)).toEqual(till);
    expect(await shop.store.tillByToken(FIRST, NOON_MS + FORMER_TOKEN_MS - 1)).toEqual({ ...till, byFormerToken: true });
    expect(await misused(shop, till)).toBeNull();
    for (const later of [0, 1]) expect(await shop.store.tillByToken(FIRST, NOON_MS + FORMER_TOKEN_MS + later)).toBeNull();
    expect(await misused(shop, till)).toBe(NOON_MS + FORMER_TOKEN_MS);
    expect(await shop.store.tillByToken(SECOND, NOON_MS + FORMER_TOKEN_MS)).toEqual(till);
    await shop.store.close();
  });

  test("[R62] the same next token may be named again, also once it is in use; a former one names none", async () => {
    const { shop, till } = await enrolled();
    for (const _ of [1, 2]) expect(await shop.store.renewToken(till, SECOND, NOON_MS)).toBe(true);
    await shop.store.tillByToken(SECOND, NOON_MS);
    expect(await shop.store.renewToken(till, SECOND, NOON_MS)).toBe(true);
    const former = await shop.store.tillByToken(FIRST, NOON_MS);
    expect(former !== null && (await shop.store.renewToken(former, THIRD, NOON_MS))).toBe(false);
    expect(await shop.store.renewToken(till, FIRST, NOON_MS)).toBe(false);
    expect(await shop.store.renewToken(till, THIRD, NOON_MS)).toBe(true);
    await shop.store.close();
  });

  test("[R62] who has a copy of a token and names another next one is not taken, and is on record", async () => {
    const { shop, till } = await enrolled();
    await shop.store.renewToken(till, SECOND, NOON_MS);
    expect(await shop.store.renewToken(till, THIRD, NOON_MS + 5)).toBe(false);
    expect(await shop.store.tillByToken(THIRD, NOON_MS)).toBeNull();
    await shop.store.tillByToken(SECOND, NOON_MS);
    expect(await misused(shop, till)).toBe(NOON_MS + 5);
    await shop.store.close();
  });

  test("[R62] of a next token's first uses at the same moment each gets in", async () => {
    const { shop, till } = await enrolled();
    await shop.store.renewToken(till, SECOND, NOON_MS);
    const all = await Promise.all(Array.from({ length: 12 }, () => shop.store.tillByToken(SECOND, NOON_MS)));
    expect(all).toEqual(Array(12).fill(till));
    await shop.store.close();
  });

  test("[R30] [R62] a revoked till stays so by each of its tokens", async () => {
    const { shop, till } = await enrolled();
    await shop.store.renewToken(till, SECOND, NOON_MS);
    await shop.store.revokeInstallation(1, till.installationId, NOON_MS);
    for (const token of [FIRST, SECOND, FIRST]) expect((await shop.store.tillByToken(token, NOON_MS))?.revokedMs).toBe(NOON_MS);
    await shop.store.close();
  });
}
