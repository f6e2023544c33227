import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { Dexie } from "dexie";
import { describe, expect, test } from "vitest";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import { packRun } from "../../src/client/db/packed-run";
import type { TillStore } from "../../src/client/db/till-store";
import { TillDb } from "../../src/client/db/till-db";
import { tillStoreAcceptance } from "./till-store-acceptance";
import { answered, device, EMPTY, KEY, redemption, reversal, row, snapshotAsOf } from "./till-store-rows";
import { stepsOn } from "./till-store-steps";

describe("the till's store in IndexedDB", () => {
  tillStoreAcceptance(() => {
    const name = randomUUID();
    return () => openTillStore(name);
  });
});

test("[R28] steps back from a database of a newer version", async () => {
  const name = randomUUID();
  const newer = new Dexie(name);
  newer.version(99).stores({ singles: "", tomorrow: "id" });
  await newer.open();
  newer.close();
  const store = openTillStore(name);
  await expect(store.get("device")).rejects.toThrow("newer version");
});

test("[R28] lets go of the database when a newer version wants to open it", async () => {
  const db = new TillDb(randomUUID());
  await db.open();
  const newer = new Dexie(db.name);
  newer.version(99).stores({ singles: "", tomorrow: "id" });
  await newer.open();
  expect(db.isOpen()).toBe(false);
  newer.close();
});

test("[R28] having let go of the database, stays away from what the newer version has made of it", async () => {
  const name = randomUUID();
  const store = openTillStore(name);
  await store.change("device", () => device);
  const newer = new Dexie(name);
  newer.version(99).stores({ singles: "", tomorrow: "id" });
  await newer.open();
  await expect(store.change("device", () => null)).rejects.toThrow("newer version");
  expect(await newer.table("singles").get("device")).toEqual(device);
  newer.close();
});

test("[R29] whose database is deleted under it, tells so, and goes on with a new one as if there had been none", async () => {
  const name = randomUUID();
  const store = openTillStore(name);
  const fill = async (tab: TillStore, feed: number) => {
    await tab.change("device", () => device);
    await tab.keepBlobs(new Map([[EMPTY, new Uint8Array()]]));
    await tab.commitSnapshot(snapshotAsOf(10));
    await stepsOn(() => tab).page(10, feed, [row(feed)]);
  };
  const knownUpTo = async () => (await store.known([KEY])).codes[0]?.overlay?.number;
  await fill(store, 11);
  expect(await knownUpTo()).toBe(11);
  const told = new Promise<void>((resolve) => store.watch(resolve));
  await Dexie.delete(name);
  await told;
  expect(await store.get("device")).toBeNull();
  const other = openTillStore(name);
  await fill(other, 12);
  expect(await knownUpTo()).toBe(12);
  store.close();
  other.close();
});

test("[R1] a till that was updated still holds what an earlier version had queued", async () => {
  const name = randomUUID();
  const before = new Dexie(name);
  before.version(1).stores({ outbox: "key, lookupKey, redemptionKey, contents.couponId, sequence" });
  const { acceptedFeed: _accepted, withdrawal: _withdrawal, ...fact } = redemption("a", 1);
  await before.table("outbox").bulkAdd([{ ...fact, kind: "fact" }, reversal("r", "a", 2)]);
  before.close();
  const store = openTillStore(name);
  expect(await store.outbox()).toEqual([redemption("a", 1), reversal("r", "a", 2)]);
  store.close();
});

test("[R16] a till that was updated goes on from where an earlier version stopped, with all that it held", async () => {
  const name = randomUUID();
  const before = new Dexie(name);
  before.version(1).stores(SCHEMA_OF_VERSION_1);
  await before.table("singles").put({ ...device, lastSequence: 1 }, "device");
  await before.table("singles").put(snapshotAsOf(10).snapshot, "snapshot");
  await before.table("blobs").put(new ArrayBuffer(0), EMPTY);
  await before.table("coupons").bulkPut([...snapshotAsOf(10).coupons]);
  await before.table("overlay").put(row(11));
  await before.table("history").put(answered("h", 11));
  const { acceptedFeed: _accepted, withdrawal: _withdrawal, ...fact } = redemption("a", 1);
  await before.table("outbox").put({ ...fact, kind: "fact" });
  before.close();

  const store = openTillStore(name);
  const known = await store.known([KEY]);
  expect(known).toMatchObject({ device: { lastSequence: 1 }, snapshot: { feed: 10 }, unsent: 1 });
  expect(known.codes).toMatchObject([{ overlay: { number: 11 }, outbox: [{ key: "a", kind: "redemption" }], answered: [{ key: "h" }] }]);
  expect(await store.addRedemption(KEY, () => ({ add: redemption("b", 2), say: null }))).toMatchObject({ ok: true });
  expect(await store.leasing()).toEqual({ leases: [], ordinals: [] });
  store.close();
});

test("[R16] rows that an earlier version wrote for a page stand until a newer one comes, or a base that has them", async () => {
  const name = randomUUID();
  const before = new Dexie(name);
  before.version(2).stores(SCHEMA_OF_VERSION_1);
  await before.table("singles").bulkPut([{ ...device }, snapshotAsOf(10).snapshot], ["device", "snapshot"]);
  await before.table("blobs").put(new ArrayBuffer(0), EMPTY);
  await before.table("coupons").bulkPut([...snapshotAsOf(10).coupons]);
  await before.table("overlay").bulkPut([row(9, { state: "redeemed" }), row(10, { key: "BBBBBBBBBBE" })]);
  before.close();

  const store = openTillStore(name);
  const { page, overlay } = stepsOn(() => store);
  expect(await overlay()).toEqual(row(9, { state: "redeemed" }));
  await page(10, 11, [row(11)]);
  expect(await overlay()).toEqual(row(11));
  await store.commitSnapshot(snapshotAsOf(11));
  expect((await store.known([KEY, "BBBBBBBBBBE"])).codes).toEqual([]);
  store.close();
});

test("[R61] wrong PINs that an earlier version counted still count, and a lock begins anew", async () => {
  const name = randomUUID();
  const before = new Dexie(name);
  before.version(4).stores(SCHEMA_OF_VERSION_1);
  await before.table("pinTries").bulkPut([
    { staffId: "a", wrong: 3, lockedUntilMs: null },
    { staffId: "b", wrong: 5, lockedUntilMs: 1 },
    { staffId: "c", wrong: 0, lockedUntilMs: null },
  ]);
  before.close();
  const store = openTillStore(name);
  expect(await store.get("pinTries")).toMatchObject({ a: { wrong: 3, waitMs: 0 }, b: { wrong: 5, waitMs: 30_000 } });
  store.close();
});

/** Never to be changed: it is what is on the disks of tills that were set up with it. */
const SCHEMA_OF_VERSION_1 = {
  singles: "",
  blobs: "",
  coupons: "ordinal",
  staff: "id",
  stores: "id",
  devices: "id",
  overlay: "[key+ordinal], key",
  outbox: "key, lookupKey, redemptionKey, contents.couponId, sequence",
  history: "key, atMs, attention, [contents.couponId+feed]",
  pinTries: "staffId",
};

test("[R30] a wipe empties every table", async () => {
  const db = new TillDb(randomUUID());
  await db.singles.put(device, "device");
  await db.blobs.put(new ArrayBuffer(1), EMPTY);
  await db.coupons.bulkPut([...snapshotAsOf(1).coupons]);
  for (const table of [db.staff, db.stores, db.devices]) await db.table(table.name).put({ id: "x" });
  await db.overlay.put(row(1));
  await db.runs.add(packRun([row(1)]));
  await db.outbox.put(redemption("a", 1));
  await db.history.put(answered("b", 1));
  await db.leases.put({ leaseId: "l", ordinal: 1, units: 1, expiresMs: 1, closing: false });
  const sizes = async () => Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const)));
  expect(Object.values(await sizes())).not.toContain(0);
  await openTillStore(db.name).wipe(() => ({ handedOver: 0 }));
  expect(await sizes()).toEqual({ ...Object.fromEntries(db.tables.map(({ name }) => [name, 0])), singles: 1 });
});

test("writes are on the disk, not in a cache, when they count as done (R1)", () => {
  expect(new TillDb("any")._options.chromeTransactionDurability).toBe("strict");
});
