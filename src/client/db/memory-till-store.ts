import { fail, ok, type Result } from "../../domain/result";
import { withAllSentAgain, withPage, withSnapshot } from "./memory-feed";
import { directoryOf, knownOf, knownRedemptionOf, leasingOf, unsentCount } from "./memory-known";
import { withItem, withSettled, withTurn, type Worked } from "./memory-outbox";
import { byKey, NO_ROWS, without, withPut, type TillRows } from "./memory-rows";
import type { OutboxRecord } from "./records";
import { inOrder } from "./row-rules";
import type { NotStored, Plan, TillStore, Turn } from "./till-store";

/** What the tabs of one device share, and what outlives them. */
export type TillDisk = { rows: TillRows; readonly watchers: Set<() => void> };

export function newTillDisk(): TillDisk {
  return { rows: NO_ROWS, watchers: new Set() };
}

/**
 * The till's store in memory: one of several tabs over a disk. A method's whole transaction happens as it is called; what
 * goes in and comes out is copied, so that nobody shares a value with the disk.
 */
export function openMemoryTillStore(disk: TillDisk): TillStore {
  const mine = new Set<() => void>();
  let isClosed = false;

  function write(rows: TillRows): void {
    if (rows === disk.rows) return;
    disk.rows = rows;
    for (const watcher of [...disk.watchers]) watcher();
  }

  async function transaction<Said>(work: (rows: TillRows) => Worked<Said>): Promise<Said> {
    if (isClosed) throw new Error(CLOSED);
    const { rows, say } = work(disk.rows);
    write(rows);
    return say;
  }

  async function stored<Said>(work: (rows: TillRows) => Worked<Said>): Promise<Result<Said, NotStored>> {
    return isClosed ? fail({ kind: "not-stored", message: CLOSED }) : ok(await transaction(work));
  }

  const read = <Said>(look: (rows: TillRows) => Said) => transaction((rows) => ({ rows, say: structuredClone(look(rows)) }));
  const change = (work: (rows: TillRows) => TillRows) => transaction((rows) => ({ rows: work(rows), say: undefined }));

  function forget(watcher: () => void): void {
    mine.delete(watcher);
    disk.watchers.delete(watcher);
  }

  return {
    get: (name) => read(({ singles }) => singles[name] ?? null),
    change: (name, next) =>
      change((rows) => {
        const { [name]: _old, ...others } = rows.singles;
        const value = structuredClone(next(structuredClone(rows.singles[name] ?? null)));
        return { ...rows, singles: value === null ? others : { ...others, [name]: value } };
      }),
    directory: () => read(directoryOf),

    heldBlobs: (hashes) => read(({ blobs }) => new Set(hashes.filter((hash) => blobs.has(hash)))),
    keepBlobs(blobs) {
      const copies = [...blobs].map(([hash, bytes]) => [hash, bytes.slice()] as const);
      return change((rows) => ({ ...rows, blobs: withPut(rows.blobs, copies) }));
    },
    commitSnapshot: (next, isOvertaken) =>
      transaction((rows) => {
        if (isOvertaken?.(structuredClone(rows.singles.snapshot ?? null)) === true) return { rows, say: "overtaken" };
        const renewed = withSnapshot(rows, structuredClone(next));
        return typeof renewed === "string" ? { rows, say: renewed } : { rows: renewed, say: "committed" };
      }),
    applyPage: (page) =>
      transaction((rows) => {
        const moved = withPage(rows, structuredClone(page));
        return { rows: moved ?? rows, say: moved !== null };
      }),

    readAhead: () => Promise.resolve(),
    known: (sought) => read((rows) => knownOf(rows, sought)),
    addRedemption: (sought, plan) => stored((rows) => withItem(rows, copied(plan(structuredClone(knownOf(rows, [sought])))))),
    addReversal: (redemptionKey, plan) =>
      stored((rows) => withItem(rows, copied(plan(structuredClone(knownRedemptionOf(rows, redemptionKey)))))),
    changeRedemption: (redemptionKey, plan) =>
      stored((rows) => withTurn(rows, redemptionKey, (item, known) => turned(plan(structuredClone(item), structuredClone(known))))),

    outbox: () => read(({ outbox }) => inOrder([...outbox.values()])),
    changeOutbox: (next) =>
      transaction((rows) => {
        const say = next(structuredClone(inOrder([...rows.outbox.values()])));
        return { rows: { ...rows, outbox: withPut(rows.outbox, byKey(structuredClone(say))) }, say };
      }),
    settle: (keys, leave) =>
      change((rows) => withSettled(rows, keys, (...row) => structuredClone(leave(...structuredClone(row))))),

    sendAllAgain: (token) => change((rows) => withAllSentAgain(rows, token)),

    counts: () => read((rows) => ({ waiting: unsentCount(rows), attention: unseen(rows).length })),
    history: (sinceMs) => read(({ history }) => [...history.values()].filter(({ atMs, attention }) => atMs >= sinceMs || attention === 1)),
    changeHistory: (key, next) =>
      change((rows) => {
        const now = rows.history.get(key);
        if (now === undefined) return rows;
        return { ...rows, history: withPut(rows.history, byKey([structuredClone(next(structuredClone(now)))])) };
      }),
    forgetHistoryBefore: (atMs) =>
      change((rows) => {
        const old = [...rows.history.values()].filter((row) => row.atMs < atMs && row.attention === 0);
        return { ...rows, history: without(rows.history, old.map(({ key }) => key)) };
      }),

    leasing: () => read(leasingOf),
    changeLeases: (next) =>
      change((rows) => {
        const changed = structuredClone(next(structuredClone([...rows.leases.values()])));
        return { ...rows, leases: new Map(changed.map((lease) => [lease.leaseId, lease])) };
      }),

    wipe: (leave) =>
      transaction((rows) => {
        const outbox = inOrder([...rows.outbox.values()]);
        const left = leave(structuredClone({ device: rows.singles.device ?? null, outbox, history: [...rows.history.values()] }));
        if (left === null) return { rows, say: false };
        return { rows: { ...NO_ROWS, singles: { signedOut: structuredClone(left) } }, say: true };
      }),

    watch(listener) {
      const watcher = () => listener();
      mine.add(watcher);
      disk.watchers.add(watcher);
      return () => forget(watcher);
    },
    close() {
      isClosed = true;
      mine.forEach(forget);
    },
  };
}

const CLOSED = "the till's store is closed";

function unseen({ history }: TillRows) {
  return [...history.values()].filter(({ attention }) => attention === 1);
}

// What a plan says goes to its own caller, who may put anything into it.
function copied<Item extends OutboxRecord, Said>({ add, say }: Plan<Item, Said>): Plan<Item, Said> {
  return { add: structuredClone(add), say };
}

function turned<Said>({ say, to }: Turn<Said>): Turn<Said> {
  return { say, to: structuredClone(to) };
}
