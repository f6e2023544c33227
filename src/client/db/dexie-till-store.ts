import { Dexie } from "dexie";
import { fail, ok, type Result } from "../../domain/result";
import { applyPage, commitSnapshot, putNewer, readDirectory, releaseCode } from "./dexie-feed";
import { gatherer } from "./dexie-known";
import type { OutboxRecord, OutboxReversal, Singles } from "./records";
import { TillDb } from "./till-db";
import type { NotStored, Plan, TillStore } from "./till-store";

/**
 * The till's store in IndexedDB; tabs and the service worker open the same one. What runs in a transaction is given to
 * Dexie as an `async` function, also where it only calls one: otherwise Dexie loses the transaction after a few awaits.
 */
export function openTillStore(name: string): TillStore {
  const db = new TillDb(name);
  const gather = gatherer(db);

  async function get<Name extends keyof Singles>(single: Name): Promise<Singles[Name] | null> {
    return ((await db.singles.get(single)) as Singles[Name] | undefined) ?? null;
  }

  /** Adds what a plan wants to the outbox, and takes its sequence number, in the transaction that it was planned in. */
  async function add<Seen, Said>(
    see: () => Promise<Seen>,
    plan: (seen: Seen) => Plan<OutboxRecord, Said>,
  ): Promise<Result<Said, NotStored>> {
    try {
      return await db.transaction("rw", db.tables, async () => {
        const { add: item, say } = plan(await see());
        if (item !== null) {
          await takeSequence(item.sequence);
          await db.outbox.add(item);
        }
        return ok(say);
      });
    } catch (error) {
      if (error instanceof Dexie.DexieError) return fail({ kind: "not-stored", message: error.message });
      throw error;
    }
  }

  async function takeSequence(sequence: number): Promise<void> {
    const device = await get("device");
    if (device === null || sequence !== device.lastSequence + 1) throw new Error("an outbox item skipped its sequence number");
    await db.singles.put({ ...device, lastSequence: sequence }, "device");
  }

  return {
    get,
    change: (single, next) =>
      db.transaction("rw", db.singles, async () => {
        const value = next(await get(single));
        if (value === null) await db.singles.delete(single);
        else await db.singles.put(value, single);
      }),
    changePinTries: (staffId, next) =>
      db.transaction("rw", db.pinTries, async () => {
        const tries = next((await db.pinTries.get(staffId)) ?? null);
        await db.pinTries.put({ ...tries, staffId });
        return tries;
      }),
    directory: () => db.transaction("r", [db.staff, db.stores, db.devices], async () => readDirectory(db)),

    async heldBlobs(hashes) {
      return new Set(await db.blobs.where(":id").anyOf(hashes).primaryKeys());
    },
    async keepBlob(hash, bytes) {
      await db.blobs.put(bytes.buffer, hash);
    },
    commitSnapshot: (next) => db.transaction("rw", db.tables, async () => commitSnapshot(db, next)),
    applyPage: (page) => db.transaction("rw", db.tables, async () => applyPage(db, page)),

    known: (lookupKeys) => db.transaction("r", db.tables, async () => gather(lookupKeys)),
    addRedemption: (lookupKey, plan) => add(() => gather([lookupKey]), plan),
    addReversal: (redemptionKey, plan) =>
      add(async () => {
        const [device, session, queued, answered, reversals] = await Promise.all([
          get("device"),
          get("session"),
          db.outbox.get(redemptionKey),
          db.history.get(redemptionKey),
          db.outbox.where("redemptionKey").equals(redemptionKey).toArray(),
        ]);
        const redemption = queued?.kind === "fact" ? queued : (answered ?? null);
        return { device, session, redemption, reversal: reversals.find(isReversal) ?? null };
      }, plan),

    outbox: () => db.outbox.orderBy("sequence").toArray(),
    changeOutbox: (change) =>
      db.transaction("rw", db.outbox, async () => {
        const changed = change(await db.outbox.orderBy("sequence").toArray());
        await db.outbox.bulkPut([...changed]);
        return changed;
      }),
    settle: (settled) =>
      db.transaction("rw", [db.outbox, db.history, db.overlay], async () => {
        for (const { key, history, reversed, overlay } of settled) {
          const redemptionIsQueued = reversed !== null && (await db.outbox.get(reversed)) !== undefined;
          // Another tab has settled it; or it is a reversal that the server keeps for a redemption still to come (R8).
          if ((await db.outbox.get(key)) === undefined || redemptionIsQueued) continue;
          await db.outbox.delete(key);
          if (history !== null) await db.history.put(history);
          if (overlay !== null) await putNewer(db, [overlay]);
          if (reversed !== null) await releaseCode(db, reversed);
        }
      }),

    counts: () =>
      db.transaction("r", [db.outbox, db.history], async () => ({
        waiting: await db.outbox.count(),
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

    watch(listener) {
      const mine = `idb://${name}/`;
      const onChange = (parts: object) => {
        if (Object.keys(parts).some((part) => part.startsWith(mine))) listener();
      };
      Dexie.on("storagemutated", onChange);
      return () => {
        Dexie.on.storagemutated.unsubscribe(onChange);
      };
    },
    close() {
      db.close();
    },
  };
}

function isReversal(item: OutboxRecord): item is OutboxReversal {
  return item.kind === "reversal";
}
