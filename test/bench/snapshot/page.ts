import { Dexie, type Table } from "dexie";
import type { SnapshotMessage } from "../../../src/contract/messages/snapshot";
import type { Api } from "../../../src/client/api/api";
import { importEpochKey, lookupKeyOf } from "../../../src/client/db/lookup-key";
import type { DeviceRecord } from "../../../src/client/db/records";
import { openTillStore } from "../../../src/client/db/dexie-till-store";
import { intakeHere } from "../../../src/client/sync/blob-intake";
import { intakeInWorker, workerOr } from "../../../src/client/sync/intake-client";
import { fetchSnapshot } from "../../../src/client/sync/fetch-snapshot";
import { fromBase64url, toBase64url } from "../../../src/domain/bytes/base64url";
import { blockWatch } from "./block-watch";

/** What a design makes of a snapshot that has arrived; the page calls nothing of a server while it is measured. */
export type Design = {
  /** Makes its database, without a code. */
  prepare(): Promise<void>;
  /** Until hashes are verified, all is committed and one code was looked up. */
  ingest(): Promise<void>;
  lookUp(code: string): Promise<boolean>;
  /** What it does of itself once it has time. */
  rest(): Promise<void>;
  /** Marks codes as redeemed, by the keys under which a feed names them. */
  change(keys: readonly string[]): Promise<void>;
};

export type Ingested = { readonly readyMs: number; readonly longestBlockMs: number };
export type LookUps = { readonly p50Ms: number; readonly p99Ms: number };

const ENTRIES_PER_PAGE = 1_000;

let arrived: { manifest: SnapshotMessage; blobs: ReadonlyMap<string, Uint8Array<ArrayBuffer>>; records: Uint8Array<ArrayBuffer> } | null = null;

/** Takes everything over the network before anything is measured. */
async function load(codes: number, withRecords: boolean): Promise<void> {
  const manifest = (await (await fetch(`/manifest/${codes}`)).json()) as SnapshotMessage;
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { hash } of [...manifest.shards, manifest.states]) blobs.set(hash, await bytesOf(`/blob/${codes}/${hash}`));
  arrived = { manifest, blobs, records: withRecords ? await bytesOf(`/records/${codes}`) : new Uint8Array() };
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(path)).arrayBuffer());
}

function whatArrived() {
  if (arrived === null) throw new Error("nothing was loaded");
  return arrived;
}

const ENROLLED: DeviceRecord = {
  token: "token",
  installationId: "installation",
  device: { id: "device", name: "Till 1" },
  revoked: false,
  storage: "granted",
  lastSequence: 0,
};

/** The till's own code. */
function tearoff(name: string): Design {
  const store = openTillStore(name);
  const openIntake = workerOr(
    () => intakeInWorker(() => new Worker("/intake-worker.js", { type: "module" }), name),
    () => intakeHere(store, crypto),
  );
  return {
    prepare: () => store.change("device", () => ENROLLED),
    async ingest() {
      const { manifest, blobs } = whatArrived();
      await store.change("device", () => ENROLLED);
      const call = async (route: string, input: { params?: { hash: string } }) =>
        ({ kind: "ok", value: route === "snapshot" ? manifest : blobs.get(input.params?.hash ?? "")?.slice() }) as never;
      const fetched = await fetchSnapshot({ store, api: { call } as Api, crypto, openIntake, onProgress: () => {} }, "token");
      if (fetched.kind !== "committed") throw new Error(`the snapshot was not taken: ${fetched.kind}`);
    },
    async lookUp(code) {
      const { codes } = await store.known([await lookUpKey(code)]);
      return codes.length === 1;
    },
    rest: () => store.readAhead(),
    async change(keys) {
      const snapshot = await store.get("snapshot");
      if (snapshot === null) throw new Error("there is no snapshot");
      const { number: epoch } = snapshot.epoch;
      for (let at = 0; at < keys.length; at += ENTRIES_PER_PAGE) {
        const after = snapshot.feed + at;
        const entries = keys.slice(at, at + ENTRIES_PER_PAGE).map((one, index) => redeemedEntry(one, after + index + 1));
        await store.applyPage({ epoch, after, feed: after + entries.length, entries, completeAtMs: null });
      }
    },
  };
}

function redeemedEntry(key: string, number: number) {
  const id = "01900000-0000-7000-8000-000000000001";
  const redeemed = { redemptionKey: id, atMs: 0, storeId: id, deviceId: id, staffId: id, unconfirmed: false };
  return { kind: "code", number, key, ordinal: 1, state: "redeemed", redeemed } as const;
}

type CodeRow = { readonly key: string; readonly ordinal: number; readonly state: string };

/** What one would do first: a row a code. */
function rowPerCode(name: string): Design {
  const db = new Dexie(name) as Dexie & { readonly codes: Table<CodeRow, string> };
  db.version(1).stores({ codes: "key" });
  return {
    prepare: async () => void (await db.open()),
    async ingest() {
      const { records } = whatArrived();
      const rows: CodeRow[] = [];
      for (let at = 0; at < records.length; at += 10) {
        rows.push({ key: toBase64url(records.subarray(at, at + 8)), ordinal: 1, state: "issued" });
      }
      await db.codes.bulkAdd(rows);
    },
    rest: () => Promise.resolve(),
    lookUp: async (code) => (await db.codes.get(await lookUpKey(code))) !== undefined,
    async change(keys) {
      await db.codes.bulkPut(keys.map((key) => ({ key, ordinal: 1, state: "redeemed" })));
    },
  };
}

let epochKey: Promise<CryptoKey> | null = null;

async function lookUpKey(code: string): Promise<string> {
  epochKey ??= importEpochKey(crypto, fromBase64url(whatArrived().manifest.epoch.key) ?? new Uint8Array());
  return lookupKeyOf(crypto, await epochKey, { kind: "code", codeType: "qr", value: code });
}

const DESIGNS = { tearoff, "row-per-code": rowPerCode } as const;
let design: Design | null = null;

function open(): Design {
  if (design === null) throw new Error("no design was opened");
  return design;
}

const bench = {
  load,
  use(which: keyof typeof DESIGNS, name: string): void {
    design = DESIGNS[which](name);
  },
  async ingest(code: string): Promise<Ingested> {
    const watch = blockWatch();
    const startedMs = performance.now();
    await open().ingest();
    if (!(await open().lookUp(code))) throw new Error(`${code} was not found`);
    const readyMs = performance.now() - startedMs;
    return { readyMs, longestBlockMs: await watch.stop() };
  },
  async lookUpOnce(code: string): Promise<number> {
    const startedMs = performance.now();
    if (!(await open().lookUp(code))) throw new Error(`${code} was not found`);
    return performance.now() - startedMs;
  },
  /** Bytes that a database takes before any code is in it. */
  async bytesOfNone(which: keyof typeof DESIGNS): Promise<number> {
    const before = await bench.bytesStored();
    await DESIGNS[which]("empty").prepare();
    return (await bench.bytesStored()) - before;
  },
  rest: () => open().rest(),
  async lookUps(codes: readonly string[]): Promise<LookUps> {
    const each: number[] = [];
    for (const code of codes) each.push(await bench.lookUpOnce(code));
    const sorted = each.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    return { p50Ms: at(0.5), p99Ms: at(0.99) };
  },
  async change(codes: readonly string[]): Promise<number> {
    const keys = await Promise.all(codes.map(lookUpKey));
    const startedMs = performance.now();
    await open().change(keys);
    return performance.now() - startedMs;
  },
  bytesStored: async (): Promise<number> => (await navigator.storage.estimate()).usage ?? Number.NaN,
};

export type SnapshotBench = typeof bench;
Object.assign(globalThis, { bench });
