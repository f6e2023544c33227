import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { Dexie } from "dexie";
import { describe, expect, test } from "vitest";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import { TillDb } from "../../src/client/db/till-db";
import { tillStoreAcceptance } from "./till-store-acceptance";
import { redemption, reversal } from "./till-store-rows";

describe("the till's store in IndexedDB", () => {
  tillStoreAcceptance(() => {
    const name = randomUUID();
    return () => openTillStore(name);
  });
});

test("[R28] steps back from a database of a newer version", async () => {
  const name = randomUUID();
  const newer = new Dexie(name);
  newer.version(3).stores({ singles: "", tomorrow: "id" });
  await newer.open();
  newer.close();
  const store = openTillStore(name);
  await expect(store.get("device")).rejects.toThrow("newer version");
});

test("[R28] lets go of the database when a newer version wants to open it", async () => {
  const db = new TillDb(randomUUID());
  await db.open();
  const newer = new Dexie(db.name);
  newer.version(3).stores({ singles: "", tomorrow: "id" });
  await newer.open();
  expect(db.isOpen()).toBe(false);
  newer.close();
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

test("writes are on the disk, not in a cache, when they count as done (R1)", () => {
  expect(new TillDb("any")._options.chromeTransactionDurability).toBe("strict");
});
