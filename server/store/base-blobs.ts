import { createHash } from "node:crypto";
import type { PackedBase } from "./pack-base";
import { inGroupsOf, type Sql, type Tx } from "./sql";
import type { SnapshotBase } from "./store";

/** A till may be half-way through an older base while a newer one is built. */
const BASES_KEPT = 3;
const BLOBS_PER_INSERT = 16;

export async function blob(sql: Sql, workspace: number, hash: string): Promise<Uint8Array | null> {
  const row = await sql.db
    .selectFrom("snapshot_blobs")
    .select("bytes")
    .where("workspace", "=", workspace)
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** Keeps the shards and states of a base under the names of their contents; those that are there already stay. */
export async function storeBlobs(tx: Tx, workspace: number, packed: PackedBase) {
  const named = (bytes: Uint8Array) => ({ hash: createHash("sha256").update(bytes).digest("hex"), bytes });
  const shards = packed.shards.map((shard) => ({ ...named(shard.bytes), records: shard.records }));
  const states = named(packed.states);
  const rows = [...shards, states].map(({ hash, bytes }) => ({ workspace, hash, bytes }));
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
  const held = await tx.selectFrom("snapshot_blobs").select("hash").where("workspace", "=", workspace).execute();
  for (const group of inGroupsOf(500, held.filter(({ hash }) => !used.has(hash)))) {
    const hashes = group.map(({ hash }) => hash);
    await tx.deleteFrom("snapshot_blobs").where("workspace", "=", workspace).where("hash", "in", hashes).execute();
  }
}
