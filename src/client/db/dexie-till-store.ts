import { Dexie } from "dexie";
import { applyPage, commitSnapshot, readDirectory, sendAllAgain } from "./dexie-feed";
import { gatherer, inUse, unsentCount } from "./dexie-known";
import { addItem, allItems, changeRedemption, knownRedemption, settle } from "./dexie-outbox";
import { shelfOf } from "./dexie-shelf";
import { listenersToLoss } from "./database-loss";
import type { Singles } from "./records";
import { TillDb } from "./till-db";
import type { TillStore } from "./till-store";

/**
 * The till's store in IndexedDB; tabs and the service worker open the same one. What runs in a transaction is given to
 * Dexie as an `async` function, also where it only calls one: otherwise Dexie loses the transaction after a few awaits.
 */
export function openTillStore(name: string): TillStore {
  const db = new TillDb(name);
  const shelf = shelfOf(db);
  // A new database gives the numbers of runs anew.
  const lossListeners = listenersToLoss(db).add(() => shelf.clear());
  const gather = gatherer(db, shelf);

  async function get<Name extends keyof Singles>(single: Name): Promise<Singles[Name] | null> {
    return ((await db.singles.get(single)) as Singles[Name] | undefined) ?? null;
  }

  return {
    get,
    change: (single, next) =>
      db.transaction("rw", db.singles, async () => {
        const value = next(await get(single));
        if (value === null) await db.singles.delete(single);
        else await db.singles.put(value, single);
      }),
    directory: () => db.transaction("r", [db.staff, db.stores, db.devices], async () => readDirectory(db)),

    async heldBlobs(hashes) {
      return new Set(await db.blobs.where(":id").anyOf(hashes).primaryKeys());
    },
    async keepBlobs(blobs) {
      await db.blobs.bulkPut([...blobs.values()].map((bytes) => bytes.buffer), [...blobs.keys()]);
    },
    commitSnapshot: (next, isOvertaken) =>
      db.transaction("rw", db.tables, async () => (isOvertaken?.(await get("snapshot")) === true ? "overtaken" : commitSnapshot(db, shelf, next))),
    applyPage: (page) => db.transaction("rw", db.tables, async () => applyPage(db, shelf, page)),

    async readAhead() {
      const snapshot = await get("snapshot");
      if (snapshot !== null) await shelf.readAhead(snapshot);
    },
    known: (sought) => db.transaction("r", db.tables, async () => gather(sought)),
    addRedemption: (sought, plan) => addItem(db, () => gather([sought]), plan),
    addReversal: (redemptionKey, plan) => addItem(db, () => knownRedemption(db, redemptionKey), plan),
    changeRedemption: (redemptionKey, plan) => changeRedemption(db, shelf, gather, redemptionKey, plan),

    outbox: () => allItems(db),
    changeOutbox: (change) =>
      db.transaction("rw", db.outbox, async () => {
        const changed = change(await allItems(db));
        await db.outbox.bulkPut([...changed]);
        return changed;
      }),
    settle: (keys, leave) => db.transaction("rw", [db.outbox, db.history, db.overlay, db.singles, db.runs], async () => settle(db, shelf, keys, leave)),

    sendAllAgain: (token) => db.transaction("rw", [db.singles, db.outbox, db.history], async () => sendAllAgain(db, token)),

    counts: () =>
      db.transaction("r", [db.outbox, db.history], async () => ({
        waiting: await unsentCount(db),
        attention: await db.history.where("attention").equals(1).count(),
      })),
    history: (sinceMs) => db.history.where("atMs").aboveOrEqual(sinceMs).or("attention").equals(1).toArray(),
    changeHistory: (key, change) =>
      db.transaction("rw", db.history, async () => {
        const now = await db.history.get(key);
        if (now !== undefined) await db.history.put(change(now));
      }),
    async forgetHistoryBefore(atMs) {
      await db.history.where("atMs").below(atMs).filter(({ attention }) => attention === 0).delete();
    },

    leasing: () =>
      db.transaction("r", [db.leases, db.outbox, db.history, db.coupons], async () => ({
        leases: await inUse(db, await db.leases.toArray()),
        ordinals: await db.coupons.where("coupon.offline").equals("lease-only").primaryKeys(),
      })),
    changeLeases: (change) =>
      db.transaction("rw", db.leases, async () => {
        const changed = change(await db.leases.toArray());
        await db.leases.clear();
        await db.leases.bulkPut([...changed]);
      }),

    wipe: (leave) =>
      db.transaction("rw", db.tables, async () => {
        const left = leave({ device: await get("device"), outbox: await allItems(db), history: await db.history.toArray() });
        if (left === null) return false;
        for (const table of db.tables) await table.clear();
        await db.singles.put(left, "signedOut");
        return true;
      }),

    watch(listener) {
      const mine = `idb://${name}/`;
      const onChange = (parts: object) => {
        if (Object.keys(parts).some((part) => part.startsWith(mine))) listener();
      };
      Dexie.on("storagemutated", onChange);
      lossListeners.add(listener);
      return () => {
        lossListeners.delete(listener);
        Dexie.on.storagemutated.unsubscribe(onChange);
      };
    },
    close() {
      db.close();
    },
  };
}
