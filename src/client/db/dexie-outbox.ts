import { Dexie } from "dexie";
import { fail, ok, type Result } from "../../domain/result";
import { putNewer, releaseCode } from "./dexie-overlay";
import type { Shelf } from "./dexie-shelf";
import type { DeviceRecord, OutboxRecord, OutboxRedemption, OutboxReversal, SessionRecord, SnapshotRecord } from "./records";
import { inOrder, withSequence } from "./row-rules";
import { type Sought, soughtBy } from "./sought";
import type { TillDb } from "./till-db";
import type { Known, KnownRedemption, Leave, Left, NotStored, Plan, Turn } from "./till-store";

/** Adds what a plan wants to the outbox, and takes its sequence number, in the transaction that it was planned in. */
export function addItem<Seen, Said>(
  db: TillDb,
  see: () => Promise<Seen>,
  plan: (seen: Seen) => Plan<OutboxRecord, Said>,
): Promise<Result<Said, NotStored>> {
  return stored(db, async () => {
    const { add: item, say } = plan(await see());
    if (item !== null) {
      await takeSequence(db, item.sequence);
      await db.outbox.add(item);
    }
    return say;
  });
}

/** Does to a redemption what a plan makes of it and of what is known of its code, in one transaction. */
export function changeRedemption<Said>(
  db: TillDb,
  shelf: Shelf,
  gather: (sought: readonly Sought[]) => Promise<Known>,
  redemptionKey: string,
  plan: (item: OutboxRedemption | null, known: Known) => Turn<Said>,
): Promise<Result<Said, NotStored>> {
  return stored(db, async () => {
    const found = await db.outbox.get(redemptionKey);
    const item = found?.kind === "redemption" ? found : null;
    const { say, to } = plan(item, await gather(item === null ? [] : [soughtBy(item)]));
    if (to === null) return say;
    if (item === null) throw new Error("a redemption that is not in the outbox was to be changed");
    if (to.kind === "leaves") {
      await take(db, shelf, item, to.left);
      return say;
    }
    if (to.item.sequence !== item.sequence) await takeSequence(db, to.item.sequence);
    await db.outbox.put(to.item);
    if (to.overlay !== null) await putNewer(db, to.overlay);
    return say;
  });
}

/** Takes answered items out, inside the caller's transaction. */
export async function settle(
  db: TillDb,
  shelf: Shelf,
  keys: readonly string[],
  leave: Leave,
): Promise<void> {
  const snapshot = (await db.singles.get("snapshot")) as SnapshotRecord | undefined;
  for (const key of keys) {
    const item = await db.outbox.get(key);
    // Another tab has settled it.
    if (item === undefined) continue;
    // The server keeps a reversal for a redemption that is still to come (R8).
    if (item.kind === "reversal" && (await db.outbox.get(item.redemptionKey)) !== undefined) continue;
    const redemption = item.kind === "reversal" ? await db.history.get(item.redemptionKey) : undefined;
    const left = leave(item, redemption ?? null, snapshot?.epoch.number ?? null);
    if (left !== null) await take(db, shelf, item, left);
  }
}

/** All items, those with a sequence number first; an index on it would leave the others out. */
export async function allItems(db: TillDb): Promise<readonly OutboxRecord[]> {
  return inOrder(await db.outbox.toArray());
}

/** A redemption, queued or answered, and its reversal, inside the caller's transaction. */
export async function knownRedemption(db: TillDb, redemptionKey: string): Promise<KnownRedemption> {
  const [device, session, queued, answered, reversals] = await Promise.all([
    db.singles.get("device"),
    db.singles.get("session"),
    db.outbox.get(redemptionKey),
    db.history.get(redemptionKey),
    db.outbox.where("redemptionKey").equals(redemptionKey).toArray(),
  ]);
  return {
    device: (device ?? null) as DeviceRecord | null,
    session: (session ?? null) as SessionRecord | null,
    redemption: queued?.kind === "redemption" ? queued : (answered ?? null),
    reversal: reversals.find((item): item is OutboxReversal => item.kind === "reversal") ?? null,
  };
}

async function stored<Said>(db: TillDb, work: () => Promise<Said>): Promise<Result<Said, NotStored>> {
  try {
    return ok(await db.transaction("rw", db.tables, async () => work()));
  } catch (error) {
    if (error instanceof Dexie.DexieError) return fail({ kind: "not-stored", message: error.message });
    throw error;
  }
}

async function takeSequence(db: TillDb, sequence: number | null): Promise<void> {
  const device = ((await db.singles.get("device")) ?? null) as DeviceRecord | null;
  const next = withSequence(device, sequence);
  if (next !== device) await db.singles.put(next, "device");
}

async function take(db: TillDb, shelf: Shelf, item: OutboxRecord, { history, overlay, undone }: Left): Promise<void> {
  await db.outbox.delete(item.key);
  if (history !== null) await db.history.put(history);
  if (overlay !== null) await putNewer(db, overlay);
  if (undone !== null) await releaseCode(db, shelf, undone);
}
