import type { CodeState } from "../../src/domain/sync/overlay";
import { blob } from "./base-blobs";
import { feedBetween } from "./feed";
import { recordsIn } from "./newest-base";
import type { BaseRecord, PackedBase } from "./pack-base";
import { type KeptBase, patchBase } from "./patch-base";
import type { Tx } from "./sql";
import type { SnapshotBase } from "./store";

/**
 * The base of this moment out of an earlier one and the feed since, which costs a fraction of reading all codes; null where
 * that cannot be, and all are to be packed anew.
 * @param now the feed's last number, and from where on it is kept
 */
export async function patchedBase(
  tx: Tx,
  workspace: number,
  earlier: SnapshotBase,
  now: { readonly epoch: number; readonly feed: number; readonly feedBegins: number },
): Promise<PackedBase | null> {
  const isKept = earlier.epoch.number === now.epoch && now.feedBegins <= earlier.feed;
  if (!isKept || now.feed - earlier.feed > recordsIn(earlier)) return null;
  const shards: KeptBase["shards"][number][] = [];
  for (const { hash, records } of earlier.shards) {
    const bytes = await blob(tx, workspace, hash);
    if (bytes === null) return null;
    shards.push({ hash, records, bytes });
  }
  const states = await blob(tx, workspace, earlier.states.hash);
  if (states === null) return null;
  const changes = await lastStates(tx, workspace, { after: earlier.feed, until: now.feed });
  return patchBase({ shardBits: earlier.shardBits, shards, states }, changes);
}

/** Of each code that has changed since, its last state. */
async function lastStates(tx: Tx, workspace: number, range: { readonly after: number; readonly until: number }): Promise<readonly BaseRecord[]> {
  const last = new Map<string, { readonly key: string; readonly ordinal: number; readonly state: CodeState }>();
  for (const entry of await feedBetween(tx, workspace, range)) {
    if (entry.kind === "code") last.set(`${entry.key} ${entry.ordinal}`, entry);
  }
  return [...last.values()].map(({ key, ordinal, state }) => ({ key: Buffer.from(key, "base64url"), ordinal, state }));
}
