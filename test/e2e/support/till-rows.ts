import type { Page } from "@playwright/test";
import { TILL_DB_NAME } from "../../../src/client/db/till-db";
import type { PackedRun } from "../../../src/client/db/packed-run";
import type { DeviceRecord, LeaseRecord, OutboxRecord, SnapshotRecord } from "../../../src/client/db/records";
import { CODE_STATES } from "../../../src/domain/sync/overlay";

/**
 * Queues the one redemption that waits at this till again and again, as if its code had been redeemed so often; by hand
 * that would take minutes.
 * @returns all keys that wait then, in order
 */
export function queueOver(page: Page, times: number): Promise<readonly string[]> {
  return page.evaluate(
    async ({ name, times }) => {
      const settled = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
        });
      const database = await settled(indexedDB.open(name));
      const transaction = database.transaction(["outbox", "singles"], "readwrite");
      const outbox = transaction.objectStore("outbox");
      const singles = transaction.objectStore("singles");
      const [queued] = (await settled(outbox.getAll())) as OutboxRecord[];
      const device = (await settled(singles.get("device"))) as DeviceRecord;
      if (queued === undefined) throw new Error("Nothing waits at this till.");
      const state = { phase: "waiting", duty: "fact", failures: 0, notBeforeMs: 0 };
      const keys = Array.from({ length: times }, (_, index) => queued.key.slice(0, -6) + index.toString(16).padStart(6, "0"));
      for (const [index, key] of keys.entries()) outbox.add({ ...queued, key, state, sequence: device.lastSequence + 1 + index });
      singles.put({ ...device, lastSequence: device.lastSequence + times }, "device");
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      database.close();
      return [queued.key, ...keys].sort();
    },
    { name: TILL_DB_NAME, times },
  );
}

/** How many codes this till, left alone, has learnt to be redeemed since its list was made. */
export async function knownAsRedeemed(page: Page): Promise<number> {
  const runs = await rowsOf<PackedRun>(page, "runs");
  const redeemed = CODE_STATES.indexOf("redeemed");
  return new Set(runs.flatMap(({ keys, states }) => keys.filter((_, at) => states[at] === redeemed))).size;
}

/** How many units of a coupon this till has been lent. */
export async function unitsLent(page: Page, ordinal: number): Promise<number> {
  const leases = await rowsOf<LeaseRecord>(page, "leases");
  return leases.filter((lease) => lease.ordinal === ordinal).reduce((sum, { units }) => sum + units, 0);
}

/** Does this till, by the settings that it keeps, redeem without a press? */
export async function redeemsAtOnce(page: Page): Promise<boolean> {
  const [snapshot] = await rowsOf<SnapshotRecord>(page, "singles", "snapshot");
  return snapshot?.settings.instantRedeem === true;
}

/** @param key of the one row that is meant; without it, all of them are */
function rowsOf<Row>(page: Page, table: "runs" | "leases" | "singles", key?: string): Promise<readonly Row[]> {
  return page.evaluate(
    ({ name, table, key }) =>
      new Promise<Row[]>((resolve, reject) => {
        const opened = indexedDB.open(name);
        opened.onerror = () => reject(opened.error ?? new Error("IndexedDB"));
        opened.onsuccess = () => {
          const rows = opened.result.transaction(table).objectStore(table).getAll(key);
          rows.onsuccess = () => {
            opened.result.close();
            resolve(rows.result as Row[]);
          };
        };
      }),
    { name: TILL_DB_NAME, table, key },
  );
}

/** The keys of all that this till keeps, by table; tables that are empty are left out. */
export function everythingKept(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(async (name) => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
      });
    const database = await settled(indexedDB.open(name));
    const kept: Record<string, string[]> = {};
    for (const table of database.objectStoreNames) {
      const keys = await settled(database.transaction(table).objectStore(table).getAllKeys());
      if (keys.length > 0) kept[table] = keys.map((key) => JSON.stringify(key));
    }
    database.close();
    return kept;
  }, TILL_DB_NAME);
}
