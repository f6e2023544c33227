import { createHash } from "node:crypto";
import type { PackedBase } from "./pack-base";
import { inGroupsOf, type Sql, type Tx } from "./sql";
import type { SnapshotBase } from "./store";

/** A till may be half-way through an older base while a newer one is built. */
const BASES_KEPT = 3;
const BLOBS_PER_INSERT = 16;

export async function blob(db: Tx | Sql["db"], workspace: number, hash: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom("snapshot_blobs")
    .select("bytes")
    .where("workspace", "=", workspace)
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** Keeps the shards and states of a base under the names of their contents; those that are there already stay. */
export async function storeBlobs(tx: Tx, workspace: number, packed: PackedBase) {
  const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const shards = packed.shards.map((shard) => ({ ...shard, hash: shard.hash ?? hashOf(shard.bytes) }));
  const states = { hash: hashOf(packed.states), bytes: packed.states };
  const held = await heldHashes(tx, workspace);
  const rows = [...shards, states].filter(({ hash }) => !held.has(hash)).map(({ hash, bytes }) => ({ workspace, hash, bytes }));
  for (const group of inGroupsOf(BLOBS_PER_INSERT, rows)) {
    await tx
      .insertInto("snapshot_blobs")
      .values(group)
      .onConflict((conflict) => conflict.columns(["workspace", "hash"]).doNothing())
      .execute();
  }
  return {
    shardBits: packed.shardBits,
    shards: shards.map(({ hash, bytes, records }) => ({ hash, bytes: bytes.length, records })),
    states: { hash: states.hash, bytes: states.bytes.length },
  };
}

async function heldHashes(tx: Tx, workspace: number): Promise<ReadonlySet<string>> {
  const held = await tx.selectFrom("snapshot_blobs").select("hash").where("workspace", "=", workspace).execute();
  return new Set(held.map(({ hash }) => hash));
}

/** Forgets all but the newest bases, and the blobs that only others had. */
export async function dropOldBases(tx: Tx, workspace: number): Promise<void> {
  const bases = await tx
    .selectFrom("snapshot_bases")
    .select(["epoch", "feed", "manifest"])
    .where("workspace", "=", workspace)
    .orderBy("epoch", "desc")
    .orderBy("feed", "desc")
    .execute();
  for (const old of bases.slice(BASES_KEPT)) {
    await tx
      .deleteFrom("snapshot_bases")
      .where("workspace", "=", workspace)
      .where("epoch", "=", old.epoch)
      .where("feed", "=", old.feed)
      .execute();
  }
  const kept = bases.slice(0, BASES_KEPT).map((row) => JSON.parse(row.manifest) as SnapshotBase);
  const used = new Set(kept.flatMap((base) => [...base.shards, base.states].map(({ hash }) => hash)));
  const unused = [...(await heldHashes(tx, workspace))].filter((hash) => !used.has(hash));
  for (const hashes of inGroupsOf(500, unused)) {
    await tx.deleteFrom("snapshot_blobs").where("workspace", "=", workspace).where("hash", "in", hashes).execute();
  }
}
