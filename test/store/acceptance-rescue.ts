import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { sealCertificate } from "../../server/store/rescue/certificate";
import type { Store } from "../../server/store/store";
import type { RescueRecord } from "../../src/client/db/records";
import { PUSH_MAX_ITEMS } from "../../src/contract/messages/push";
import type { RescueFile } from "../../src/domain/rescue/rescue-file";
import { certifiedBy, readCertificate, rescueFileOf } from "../builders/rescue-files";
import { bytes, feedOf, newTestId, NOON_MS, openShop, pushed, redemption, rescueKeyOf, reversal, type TestShop, withdrawal } from "./acceptance-shop";

const LATER_MS = NOON_MS + 60_000;
const NONE = { redemptions: 0, undone: 0, conflicts: 0, known: 0, refused: 0 };

type CertifiedShop = TestShop & { readonly record: RescueRecord };

export function acceptRescue(open: () => Promise<Store>): void {
  test("[R31] a till's file is taken in as if the till had sent it, and any number of times", async () => {
    const shop = await openCertified(open);
    const facts = [redemption(shop, "L-1"), redemption(shop, "L-2")];
    const undone = reversal(shop, facts[1]?.key ?? "");
    const file = await rescueFileOf(shop.record, [...facts, undone, withdrawal(newTestId())], { madeMs: 7 });
    expect(await takenIn(shop, file)).toEqual({
      ok: true,
      value: {
        till: { installationId: shop.till.installationId, name: shop.till.device.name, storeName: "Centre" },
        madeMs: 7,
        counts: { ...NONE, redemptions: 2, undone: 2 },
      },
    });
    expect(await countsOf(shop, file)).toEqual({ ...NONE, known: 4 });
    expect(await holderOf(shop, "redeemed")).toEqual([facts[0]?.key]);
    await shop.store.close();
  });

  test("[R31] what the till sends itself, before or after, is answered once more and changes nothing", async () => {
    const shop = await openCertified(open);
    const [before, after] = [redemption(shop, "L-1"), redemption(shop, "L-2")];
    await pushed(shop, shop.till, before);
    expect(await countsOf(shop, await rescueFileOf(shop.record, [before, after]))).toEqual({ ...NONE, redemptions: 1, known: 1 });
    expect(await pushed(shop, shop.till, before, after)).toMatchObject([
      { outcome: { kind: "accepted" }, duplicate: true, standing: "redeemed" },
      { outcome: { kind: "accepted" }, duplicate: true, standing: "redeemed" },
    ]);
    const [till] = (await shop.store.tills(1)).filter(({ installationId }) => installationId === shop.till.installationId);
    expect(till?.lastSequence).toBe(after.sequence);
    await shop.store.close();
  });

  test("[R31] conflicts and what cannot be read are counted, and block nothing", async () => {
    const shop = await openCertified(open);
    await pushed(shop, shop.otherTill, redemption(shop, "L-1"));
    const file = await rescueFileOf(shop.record, [redemption(shop, "L-1"), { unreadable: true }, redemption(shop, "L-2")]);
    expect(await countsOf(shop, file)).toEqual({ ...NONE, redemptions: 1, conflicts: 1, refused: 1 });
    await shop.store.close();
  });

  test("[R10] [R31] an accepted ask that the till has heard of is confirmed by its file", async () => {
    const shop = await openCertified(open);
    const ask = redemption(shop, "L-1", { kind: "ask" });
    await pushed(shop, shop.till, ask);
    expect(await countsOf(shop, await rescueFileOf(shop.record, [], { heard: [ask.key] }))).toEqual(NONE);
    expect((await feedOf(shop)).entries.findLast((entry) => entry.kind === "code")).toMatchObject({
      redeemed: { redemptionKey: ask.key, unconfirmed: false },
    });
    await shop.store.close();
  });

  test("[R31] a file of more than one push holds is taken in batches, its undoing too", async () => {
    const shop = await openCertified(open);
    const fact = redemption(shop, "L-1");
    const strange = Array.from({ length: PUSH_MAX_ITEMS }, () => withdrawal(newTestId()));
    expect(await countsOf(shop, await rescueFileOf(shop.record, [reversal(shop, fact.key), ...strange, fact]))).toEqual({
      ...NONE,
      redemptions: 1,
      undone: PUSH_MAX_ITEMS + 1,
    });
    expect(await holderOf(shop, "redeemed")).toEqual([]);
    await shop.store.close();
  });

  test("[R30] [R31] a revoked till's file is its handover: late, and with a limit on what cannot be read", async () => {
    const shop = await openCertified(open);
    await shop.store.revokeInstallation(1, shop.till.installationId, NOON_MS);
    const fact = redemption(shop, "L-1");
    expect(await countsOf(shop, await rescueFileOf(shop.record, [fact]))).toEqual({ ...NONE, redemptions: 1 });
    await pushed(shop, shop.otherTill, redemption(shop, "L-1"));
    const { conflicts } = await shop.store.conflicts(1, { state: "open", after: null, limit: 10, key: null });
    expect(conflicts.map(({ other }) => other?.marks)).toEqual([["late-device"]]);
    const tooMuch = await rescueFileOf(shop.record, Array.from({ length: 5_001 }, (_, index) => ({ unreadable: index })));
    expect(await takenIn(shop, tooMuch)).toEqual({ ok: false, problem: "too-much-evidence" });
    await shop.store.close();
  });

  test("[R31] a till that the server was put back to before is entered as it was, revoked, once", async () => {
    const shop = await openShop(await open());
    const { till, record } = await forgotten(shop);
    const file = await rescueFileOf(record, [redemption(shop, "L-1")]);
    const taken = await Promise.all([takenIn(shop, file), takenIn(shop, file)]);
    expect(taken).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
    expect(taken.flatMap((one) => (one.ok ? [one.value.counts.redemptions] : [])).toSorted()).toEqual([0, 1]);
    const { installationId, device, enrolledMs } = till;
    expect(await shop.store.tillByToken(bytes("its token"), LATER_MS)).toEqual({ workspace: 1, installationId, device, revokedMs: LATER_MS });
    const told = (await feedOf(shop)).entries.flatMap((entry) => (entry.kind === "device" ? [entry.device] : []));
    expect(told.filter(({ id }) => id === device.id)).toEqual([{ id: device.id, name: "Counter" }]);
    expect((await shop.store.tills(1)).find((one) => one.installationId === installationId)?.enrolledMs).toBe(enrolledMs);
    const later = await shop.store.takeInRescueFile(1, file, LATER_MS + 1);
    expect(later).toMatchObject({ ok: true, value: { till: { name: "Counter" }, counts: { known: 1 } } });
    expect((await shop.store.tillByToken(bytes("its token"), LATER_MS))?.revokedMs).toBe(LATER_MS);
    await shop.store.close();
  });

  test("[R31] a till whose store is not on record either is not entered", async () => {
    const shop = await openShop(await open());
    const { record } = await forgotten(shop, newTestId());
    expect(await takenIn(shop, await rescueFileOf(record, [redemption(shop, "L-1")]))).toEqual({ ok: false, problem: "foreign" });
    await shop.store.close();
  });

  test("[R31] another workspace takes nothing of a file, and is told no more than that it is not its own", async () => {
    const shop = await openCertified(open);
    const theirs = await openShop(shop.store, 2);
    const file = await rescueFileOf(shop.record, [redemption(shop, "L-1")]);
    expect(await shop.store.takeInRescueFile(2, file, LATER_MS)).toEqual({ ok: false, problem: "foreign" });
    const record = await certifiedBy(shop.store, theirs.till);
    expect([shop.record.rescueKey, record.rescueKey]).toEqual([rescueKeyOf(1).publicKey, rescueKeyOf(2).publicKey]);
    expect(await takenIn(shop, await rescueFileOf(record, [redemption(shop, "L-2")]))).toEqual({ ok: false, problem: "foreign" });
    expect([await holderOf(shop, "redeemed"), await holderOf(theirs, "redeemed")]).toEqual([[], []]);
    await shop.store.close();
  });

  test("[R31] only a key on P-256 is certified", async () => {
    const shop = await openShop(await open());
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
    const other = publicKey.export({ type: "spki", format: "der" }).toString("base64url");
    for (const key of ["", "AAAA", other]) expect(await shop.store.certify(shop.till, key)).toEqual({ ok: false, problem: "not-a-key" });
    await shop.store.close();
  });
}

function takenIn({ store, workspace }: TestShop, file: RescueFile) {
  return store.takeInRescueFile(workspace, file, LATER_MS);
}

async function countsOf(shop: TestShop, file: RescueFile) {
  const taken = await takenIn(shop, file);
  return taken.ok ? taken.value.counts : taken.problem;
}

/** Redemptions that the feed names last for codes in a state. */
async function holderOf(shop: TestShop, state: string) {
  const { entries } = await feedOf(shop);
  const last = new Map(entries.flatMap((entry) => (entry.kind === "code" ? [[entry.key, entry] as const] : [])));
  return [...last.values()].flatMap((entry) => (entry.state === state ? [entry.redeemed?.redemptionKey] : []));
}

async function openCertified(open: () => Promise<Store>): Promise<CertifiedShop> {
  const shop = await openShop(await open());
  return { ...shop, record: await certifiedBy(shop.store, shop.till) };
}

/** A till that the shop's server has certified and knows nothing of any more. */
async function forgotten(shop: TestShop, storeId = shop.storeId) {
  const record = await certifiedBy(shop.store, shop.till);
  const till = {
    installationId: newTestId(),
    device: { id: newTestId(), name: "Counter", storeId },
    tokenHash: Buffer.from(bytes("its token")).toString("base64url"),
    enrolledMs: NOON_MS - 1,
    publicKey: readCertificate(record.certificate).publicKey,
  };
  return { till, record: { ...record, certificate: sealCertificate(rescueKeyOf(shop.workspace), till) } };
}
