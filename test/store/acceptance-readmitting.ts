import { expect, test } from "vitest";
import { sealCertificate } from "../../server/store/rescue/certificate";
import type { Store } from "../../server/store/store";
import { FORMER_TOKEN_MS } from "../../server/store/till-tokens";
import { certifiedBy, readCertificate, rescueFileOf } from "../builders/rescue-files";
import { bytes, NOON_MS, openShop, rescueKeyOf, type TestShop } from "./acceptance-shop";

const [SECOND, THIRD] = [bytes("second"), bytes("third")];

/** A server that was put back to a till's earlier token gets the later one back with the till's rescue file. */
export function acceptReadmitting(open: () => Promise<Store>): void {
  test("[R31] [R62] a till goes on with the token that its certificate names, however often its file comes", async () => {
    const shop = await openShop(await open());
    const { till, store } = shop;
    const first = await presentToken(shop);
    for (const _ of [1, 2]) await takeInFileNaming(shop, SECOND);
    expect(await store.tillByToken(first, NOON_MS)).toEqual(till);
    expect(await store.tillByToken(SECOND, NOON_MS)).toEqual(till);
    expect(await store.tillByToken(first, NOON_MS)).toEqual({ ...till, byFormerToken: true });
    await takeInFileNaming(shop, SECOND);
    expect(await store.tillByToken(SECOND, NOON_MS)).toEqual(till);
    await store.close();
  });

  test("[R31] [R62] an old certificate brings no token back that was replaced, and none in place of the next that waits", async () => {
    const shop = await openShop(await open());
    const { till, store } = shop;
    const first = await presentToken(shop);
    await store.renewToken(till, SECOND, NOON_MS);
    await takeInFileNaming(shop, THIRD);
    expect(await store.tillByToken(THIRD, NOON_MS)).toBeNull();
    expect(await store.tillByToken(SECOND, NOON_MS)).toEqual(till);

    await takeInFileNaming(shop, first);
    expect(await store.tillByToken(first, NOON_MS + FORMER_TOKEN_MS)).toBeNull();
    expect(await store.tillByToken(SECOND, NOON_MS + FORMER_TOKEN_MS)).toEqual(till);
    const [onRecord] = (await store.tills(1)).filter(({ installationId }) => installationId === till.installationId);
    expect(onRecord?.tokenMisusedMs).toBe(NOON_MS + FORMER_TOKEN_MS);
    await store.close();
  });

  test("[R30] [R31] a revoked till is still revoked by the token that comes back", async () => {
    const shop = await openShop(await open());
    await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS);
    await takeInFileNaming(shop, SECOND);
    expect(await shop.store.tillByToken(SECOND, NOON_MS)).toEqual({ ...shop.till, revokedMs: NOON_MS });
    await shop.store.close();
  });
}

async function presentToken({ store, till }: TestShop): Promise<Uint8Array> {
  const { certificate } = await certifiedBy(store, till);
  return Buffer.from(readCertificate(certificate).tokenHash, "base64url");
}

/** Of the shop's till, certified when it had that token. */
async function takeInFileNaming({ store, till, workspace }: TestShop, token: Uint8Array): Promise<void> {
  const record = await certifiedBy(store, till);
  const tokenHash = Buffer.from(token).toString("base64url");
  const certificate = sealCertificate(rescueKeyOf(workspace), { ...readCertificate(record.certificate), tokenHash });
  expect(await store.takeInRescueFile(workspace, await rescueFileOf({ ...record, certificate }, []), NOON_MS)).toMatchObject({ ok: true });
}
