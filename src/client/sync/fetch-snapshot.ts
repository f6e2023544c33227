import type { FeedEntry } from "../../contract/messages/pull";
import type { SnapshotMessage } from "../../contract/messages/snapshot";
import { PROTOCOL_VERSION } from "../../contract/protocol";
import { fromBase64url } from "../../domain/bytes/base64url";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import { importEpochKey } from "../db/lookup-key";
import { layoutProblem } from "../db/packed-base";
import type { SnapshotRecord } from "../db/records";
import type { TillStore } from "../db/till-store";
import type { BlobIntake } from "./blob-intake";
import { recomputeLookupKeys } from "./recompute-lookup-keys";

export type SnapshotFetch =
  | { readonly kind: "committed" }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** What arrived is not what the server had promised; the snapshot before it stays. */
  | { readonly kind: "unusable"; readonly problem: string };

export type FetchDeps = {
  readonly store: TillStore;
  readonly api: Api;
  readonly crypto: Crypto;
  readonly openIntake: (parts: number) => BlobIntake;
  readonly onProgress: (done: number, of: number) => void;
};

/** A way to the disk for each cost a million codes three seconds; what is lost with a tab that dies is a megabyte. */
const BLOBS_KEPT_TOGETHER = 8;

/** Fetches a snapshot and puts it in the place of the old one, whole or not at all; blobs held already are not fetched. */
export async function fetchSnapshot(deps: FetchDeps, token: string): Promise<SnapshotFetch> {
  const manifest = await deps.api.call("snapshot", { token });
  if (manifest.kind !== "ok") return { kind: "failed", failure: manifest };

  const blobs = await fetchBlobs(deps, token, manifest.value);
  if (blobs.kind !== "committed") return blobs;

  const caughtUp = await catchUp(deps, token, manifest.value);
  if (caughtUp.kind === "failed") return caughtUp;

  return commit(deps, manifest.value, caughtUp);
}

async function fetchBlobs(
  { store, api, openIntake, onProgress }: FetchDeps,
  token: string,
  manifest: SnapshotMessage,
): Promise<SnapshotFetch> {
  const sizes = new Map([...manifest.shards, manifest.states].map(({ hash, bytes }) => [hash, bytes]));
  const problem = layoutProblem(layoutOf(manifest), (hash) => sizes.get(hash) ?? 0);
  if (problem !== null) return { kind: "unusable", problem };

  const held = await store.heldBlobs([...sizes.keys()]);
  const missing = [...sizes].filter(([hash]) => !held.has(hash));
  let done = held.size;
  onProgress(done, sizes.size);
  const intake = openIntake(missing.length);
  try {
    for (let at = 0; at < missing.length; at += BLOBS_KEPT_TOGETHER) {
      const arrived = new Map<string, Uint8Array<ArrayBuffer>>();
      const trouble = await fetchEach(api, token, missing.slice(at, at + BLOBS_KEPT_TOGETHER), (hash, bytes) => {
        arrived.set(hash, bytes);
        done += 1;
        onProgress(done, sizes.size);
      });
      // Also what came before the trouble: the next try goes on from there.
      const [wrong] = arrived.size === 0 ? [] : await intake.keep(arrived);
      if (wrong !== undefined) return withOtherBytes(wrong);
      if (trouble !== null) return trouble;
    }
    return { kind: "committed" };
  } finally {
    intake.close();
  }
}

async function fetchEach(
  api: Api,
  token: string,
  wanted: readonly (readonly [hash: string, size: number])[],
  onArrived: (hash: string, bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<SnapshotFetch | null> {
  for (const [hash, size] of wanted) {
    const blob = await api.call("blob", { token, params: { hash } });
    if (blob.kind !== "ok") return { kind: "failed", failure: blob };
    if (blob.value.length !== size) return withOtherBytes(hash);
    onArrived(hash, blob.value);
  }
  return null;
}

function withOtherBytes(hash: string): SnapshotFetch {
  return { kind: "unusable", problem: `the blob ${hash} arrived with other bytes` };
}

type CaughtUp = {
  readonly kind: "caught-up";
  /** What the till had when it began to catch up. */
  readonly from: SnapshotRecord | null;
  readonly feed: number;
  readonly asOfMs: number;
  readonly entries: readonly FeedEntry[];
};

/** The changes between a base and the cursor that the till had: what it once knew, it must not forget (R17). */
async function catchUp(
  { store, api }: FetchDeps,
  token: string,
  manifest: SnapshotMessage,
): Promise<CaughtUp | { readonly kind: "failed"; readonly failure: Failure }> {
  const from = await store.get("snapshot");
  const cursor = from?.feed ?? 0;
  let upTo: CaughtUp = { kind: "caught-up", from, feed: manifest.feed, asOfMs: manifest.nowMs, entries: [] };
  while (upTo.feed < cursor) {
    const query = { after: upTo.feed, epoch: manifest.epoch.number, protocol: PROTOCOL_VERSION };
    const reply = await api.call("pull", { token, query });
    if (reply.kind !== "ok") return { kind: "failed", failure: reply };
    // A server that has neither page nor end for its own newest base would be asked for ever.
    if (reply.value.kind === "snapshot-needed") return { kind: "failed", failure: { kind: "server-trouble", status: 200 } };
    const { feed, nowMs, entries, more } = reply.value;
    upTo = { kind: "caught-up", from, feed, asOfMs: nowMs, entries: [...upTo.entries, ...entries] };
    if (!more) break;
  }
  return upTo;
}

async function commit(deps: FetchDeps, manifest: SnapshotMessage, upTo: CaughtUp): Promise<SnapshotFetch> {
  const keyBytes = fromBase64url(manifest.epoch.key);
  if (keyBytes?.length !== 32) return { kind: "unusable", problem: "the epoch's key is not 32 bytes" };
  const key = await importEpochKey(deps.crypto, keyBytes);
  const snapshot: SnapshotRecord = {
    ...layoutOf(manifest),
    epoch: { number: manifest.epoch.number, key },
    baseFeed: manifest.feed,
    baseAsOfMs: manifest.nowMs,
    feed: upTo.feed,
    asOfMs: upTo.asOfMs,
    newsMissed: upTo.from !== null,
    workspace: manifest.workspace,
    settings: manifest.settings,
    storeId: manifest.device.storeId,
    claimKeys: manifest.claimKeys,
  };
  const coupons = manifest.coupons.map((coupon) => ({ ordinal: coupon.ordinal, number: manifest.feed, coupon }));
  const directory = { staff: manifest.staff, stores: manifest.stores, devices: manifest.devices };
  const renewed = { snapshot, coupons, directory, lineage: manifest.lineage, entries: upTo.entries };
  for (;;) {
    const lookupKeys = await recomputeLookupKeys(deps.store, deps.crypto, snapshot.epoch);
    const outcome = await deps.store.commitSnapshot({ ...renewed, lookupKeys }, (held) => isOvertaken(upTo, held));
    // A redemption was stored between the two: its key is missing, so once more. What has overtaken this one is as good.
    if (outcome !== "keys-missing") return { kind: "committed" };
  }
}

/** Another tab has moved on meanwhile, or the till was wiped: only a server that was put back is a reason to go back (R16, R30). */
function isOvertaken({ from, feed }: CaughtUp, held: SnapshotRecord | null): boolean {
  if (held === null) return from !== null;
  const isAsItWas = held.epoch.number === from?.epoch.number && held.feed === from.feed;
  return !isAsItWas && held.feed > feed;
}

function layoutOf(manifest: SnapshotMessage) {
  return {
    shardBits: manifest.shardBits,
    shards: manifest.shards.map(({ hash, records }) => ({ hash, records })),
    states: manifest.states.hash,
  };
}
