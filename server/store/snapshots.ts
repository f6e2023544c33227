import { dropOldBases, storeBlobs } from "./base-blobs";
import { publicClaimKeys } from "./claim-keys";
import { couponOf, snapshotCouponOf } from "./coupon-rows";
import { currentEpoch, epochForWriting, lineage } from "./epochs";
import { isWorthRebuilding, newestBase } from "./newest-base";
import { packBase, type PackedBase } from "./pack-base";
import { patchedBase } from "./patched-base";
import { settingsOf } from "./settings/kept-settings";
import { base64urlOf } from "./snapshot-key";
import { inTransaction, lockName, type Sql, type Tx } from "./sql";
import type { SnapshotBase } from "./store";
import { storesOf } from "./workspaces";

/**
 * Gives the newest base of a workspace. After an import many tills want one at the same moment: those that ask while one
 * is read or built get that, as long as its epoch is theirs.
 */
export function createSnapshots(sql: Sql): (workspace: number, nowMs: number) => Promise<SnapshotBase> {
  const underWay = new Map<string, Promise<SnapshotBase>>();
  return async (workspace, nowMs) => {
    const epoch = await currentEpoch(sql.db, workspace);
    const name = `${workspace} ${epoch.number}`;
    const begun = underWay.get(name) ?? readOrBuild(sql, workspace, nowMs).finally(() => underWay.delete(name));
    underWay.set(name, begun);
    return await begun;
  };
}

/** Builds where there is no base, or where many changes lie after it. */
async function readOrBuild(sql: Sql, workspace: number, nowMs: number): Promise<SnapshotBase> {
  for (;;) {
    const read = await readBase(sql, workspace);
    if (read.kind === "there") return read.base;
    const base = await writeBase(sql, workspace, read, nowMs);
    if (base !== null) return base;
  }
}

type BaseRead =
  | { readonly kind: "there"; readonly base: SnapshotBase }
  | { readonly kind: "new"; readonly base: BaseTerms; readonly packed: PackedBase };

/** Reads all of one moment, and locks nothing: redemptions go on beside it. */
async function readBase(sql: Sql, workspace: number): Promise<BaseRead> {
  return await sql.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const { feed, feed_begins: feedBegins } = await tx
        .selectFrom("counters")
        .select(["feed", "feed_begins"])
        .where("workspace", "=", workspace)
        .executeTakeFirstOrThrow();
      const newest = await newestBase(tx, workspace);
      // No change of the feed tells of the workspace's own name and zone.
      if (newest !== null && !isWorthRebuilding(newest, feed)) return { kind: "there", base: { ...newest, workspace: await merchantOf(tx, workspace) } };
      const base = { feed, ...(await namesAndTerms(tx, workspace)) };
      const now = { epoch: base.epoch.number, feed, feedBegins };
      const patched = newest === null ? null : await patchedBase(tx, workspace, newest, now);
      return { kind: "new", base, packed: patched ?? packBase(await records(tx, workspace)) };
    });
}

/** @returns the newest base then; null where the epoch of what was read has ended */
async function writeBase(
  sql: Sql,
  workspace: number,
  { base: terms, packed }: Extract<BaseRead, { kind: "new" }>,
  nowMs: number,
): Promise<SnapshotBase | null> {
  return await inTransaction(sql, async (tx) => {
    const epoch = await epochForWriting(sql, tx, workspace);
    if (epoch.number !== terms.epoch.number) return null;
    // Bases share blobs, and what one writer leaves in place another could be dropping.
    await lockName(sql, tx, workspace, "bases", "alone");
    const base: SnapshotBase = { ...terms, ...(await storeBlobs(tx, workspace, packed)) };
    await tx
      .insertInto("snapshot_bases")
      .values({ workspace, epoch: epoch.number, feed: base.feed, manifest: JSON.stringify(base), built_ms: nowMs })
      .onConflict((row) => row.columns(["workspace", "epoch", "feed"]).doNothing())
      .execute();
    await dropOldBases(tx, workspace);
    return await newestBase(tx, workspace);
  });
}

async function records(tx: Tx, workspace: number) {
  const codes = tx
    .selectFrom("codes")
    .select((row) => [
      "snapshot_key as key",
      "ordinal",
      row.case().when("holder_key", "is not", null).then("redeemed" as const).else(row.ref("state")).end().as("state"),
    ])
    .where("workspace", "=", workspace);
  const claims = tx
    .selectFrom("claims")
    .select((row) => [
      "snapshot_key as key",
      "ordinal",
      row.case().when("holder_key", "is not", null).then("redeemed" as const).else("claimed" as const).end().as("state"),
    ])
    .where("workspace", "=", workspace);
  return await codes.unionAll(claims).orderBy("key").orderBy("ordinal").execute();
}

/** What a base says beside its shards. */
type BaseTerms = Omit<SnapshotBase, "shardBits" | "shards" | "states">;

async function namesAndTerms(tx: Tx, workspace: number): Promise<Omit<BaseTerms, "feed">> {
  const { settings } = await tx.selectFrom("workspaces").select("settings").where("number", "=", workspace).executeTakeFirstOrThrow();
  const epoch = await currentEpoch(tx, workspace);
  const devices = await tx
    .selectFrom("devices")
    .select(["id", "name"])
    .where("workspace", "=", workspace)
    .orderBy("name")
    .execute();
  const staff = await tx
    .selectFrom("staff")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("removed_ms", "is", null)
    .orderBy("name")
    .execute();
  const coupons = await tx
    .selectFrom("coupons")
    .innerJoin("usage", (join) =>
      join.onRef("usage.workspace", "=", "coupons.workspace").onRef("usage.ordinal", "=", "coupons.ordinal"),
    )
    .select(["coupons.definition", "usage.used", "usage.leased"])
    .where("coupons.workspace", "=", workspace)
    .orderBy("coupons.ordinal")
    .execute();
  return {
    workspace: await merchantOf(tx, workspace),
    settings: settingsOf(settings).ofTills,
    devices,
    stores: await storesOf({ db: tx }, workspace),
    staff: staff.map(({ id, name, role, pin_salt, pin_iterations, pin_digest }) => ({
      id,
      name,
      role,
      pin: { salt: base64urlOf(pin_salt), iterations: pin_iterations, digest: base64urlOf(pin_digest) },
    })),
    coupons: coupons.map((row) => snapshotCouponOf(couponOf(row), row)),
    claimKeys: await publicClaimKeys(tx, workspace),
    epoch: { number: epoch.number, key: base64urlOf(epoch.key) },
    lineage: await lineage(tx, workspace),
  };
}

async function merchantOf(tx: Tx, workspace: number): Promise<SnapshotBase["workspace"]> {
  const { name, zone, demo } = await tx.selectFrom("workspaces").select(["name", "zone", "demo"]).where("number", "=", workspace).executeTakeFirstOrThrow();
  return { number: workspace, name, timeZone: zone, demo: demo === 1 };
}
