import { expect, test } from "vitest";
import { bytes, enrolTill, feedOf, newTestId, NOON_MS, openShop } from "./acceptance-shop";
import type { Store } from "../../server/store/store";

export function acceptEnrolment(open: () => Promise<Store>): void {
  const till = (codeHash: Uint8Array) => ({
    codeHash,
    tokenHash: bytes(newTestId()),
    installationId: newTestId(),
    deviceId: newTestId(),
    deviceName: "",
  });

  test("an enrolment code enrols one till, once, and other tills hear of it", async () => {
    const shop = await openShop(await open());
    const codeHash = bytes("code");
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash, expiresMs: NOON_MS + 1_000 });

    const first = await shop.store.enrol(till(codeHash), NOON_MS);
    expect(first).toMatchObject({ ok: true, value: { device: { name: "Till 3" } } });
    expect(await shop.store.enrol(till(codeHash), NOON_MS)).toEqual({ ok: false, problem: "enrolment-code-used" });
    expect((await feedOf(shop)).entries.at(-1)).toMatchObject({ kind: "device", device: { name: "Till 3" } });
    await shop.store.close();
  });

  test("of two tills that enrol with one code at the same moment one gets in", async () => {
    const shop = await openShop(await open());
    const codeHash = bytes("code");
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash, expiresMs: NOON_MS + 1_000 });

    const both = await Promise.all([shop.store.enrol(till(codeHash), NOON_MS), shop.store.enrol(till(codeHash), NOON_MS)]);
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    await shop.store.close();
  });

  test("[R62] the till that a code has enrolled gets its answer again, while the code is good; nobody else does", async () => {
    const shop = await openShop(await open());
    const [codeHash, tokenHash] = [bytes("code"), bytes("its token")];
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash, expiresMs: NOON_MS + 1_000 });
    const first = await shop.store.enrol({ ...till(codeHash), tokenHash }, NOON_MS);
    const before = (await feedOf(shop)).feed;

    expect(await shop.store.enrol({ ...till(codeHash), tokenHash, deviceName: "Another" }, NOON_MS + 999)).toEqual(first);
    expect((await feedOf(shop)).feed).toBe(before);
    expect(await shop.store.enrol({ ...till(codeHash), tokenHash }, NOON_MS + 1_000)).toEqual({ ok: false, problem: "enrolment-code-used" });
    const otherCode = bytes("another code");
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash: otherCode, expiresMs: NOON_MS + 1_000 });
    expect(await shop.store.enrol({ ...till(otherCode), tokenHash }, NOON_MS)).toEqual({ ok: false, problem: "enrolment-code-used" });
    if (first.ok) await shop.store.revokeInstallation(1, first.value.installationId, NOON_MS);
    expect(await shop.store.enrol({ ...till(codeHash), tokenHash }, NOON_MS)).toEqual({ ok: false, problem: "enrolment-code-used" });
    await shop.store.close();
  });

  test("a code that has expired, or never was, enrols nobody", async () => {
    const shop = await openShop(await open());
    const codeHash = bytes("code");
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash, expiresMs: NOON_MS });

    expect(await shop.store.enrol(till(codeHash), NOON_MS)).toEqual({ ok: false, problem: "enrolment-code-expired" });
    expect(await shop.store.enrol(till(bytes("?")), NOON_MS)).toEqual({ ok: false, problem: "enrolment-code-unknown" });
    await shop.store.close();
  });

  test("a token names its till, and says when it was revoked", async () => {
    const shop = await openShop(await open());
    const enrolled = await enrolTill(shop.store, 1, shop.storeId);
    expect(enrolled).toMatchObject({ workspace: 1, revokedMs: null, device: { storeId: shop.storeId } });
    expect(await shop.store.tillByToken(bytes("nobody's"), NOON_MS)).toBeNull();
    await shop.store.close();
  });
}
