import { claimKeyMaterial, keyMaterial } from "../../src/domain/code/key-material";
import { nextEpochNumber } from "../../src/domain/sync/epoch";
import { codeText } from "./code-text";
import { currentEpoch } from "./epochs";
import { lastFeedNumber } from "./feed";
import { snapshotKey } from "./snapshot-key";
import { inTransaction, type Sql, type Tx } from "./sql";

/** Nine values a row: SQLite binds 32,766 in a statement. */
const ROWS_PER_GROUP = 1_000;

/**
 * Ends the present epoch (R17): all codes and claims get their keys under the new one, and its feed begins here. A till
 * of an earlier epoch takes a new snapshot; where a backup was put in place, it sends again what that lacks (R16).
 */
export async function startEpoch(
  sql: Sql,
  workspace: number,
  key: Uint8Array,
  { restored }: { readonly restored: boolean },
  nowMs: number,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await keepOutNewCodes(sql, tx, workspace);
    await renameCodes(tx, workspace, key);
    await renameClaims(tx, workspace, key);
    const last = await currentEpoch(tx, workspace);
    const feed = await lastFeedNumber(sql, tx, workspace);
    await tx
      .insertInto("epochs")
      .values({
        workspace,
        number: nextEpochNumber(last.number, nowMs),
        key,
        first_feed: feed,
        started_ms: nowMs,
        restored_feed: restored ? feed : null,
      })
      .execute();
    await tx.deleteFrom("snapshot_bases").where("workspace", "=", workspace).execute();
    await tx.deleteFrom("snapshot_blobs").where("workspace", "=", workspace).execute();
    tx.changed.add(workspace);
  });
}

/** Waits for whoever holds `epochForWriting`: codes added meanwhile would keep a key of the old epoch. */
async function keepOutNewCodes(sql: Sql, tx: Tx, workspace: number): Promise<void> {
  if (!sql.rowLocks) return;
  // Not FOR UPDATE: every row that names the workspace is written under a lock on its key.
  await tx.selectFrom("workspaces").select("number").where("number", "=", workspace).forNoKeyUpdate().execute();
}

/** In the order in which pushes lock codes (R14). */
async function renameCodes(tx: Tx, workspace: number, key: Uint8Array): Promise<void> {
  const all = tx.selectFrom("codes").selectAll().where("workspace", "=", workspace);
  const inOrder = all.orderBy("code_type").orderBy("value").orderBy("ordinal").limit(ROWS_PER_GROUP);
  let rows = await inOrder.execute();
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    const renamed = rows.map((row) => ({ ...row, snapshot_key: snapshotKey(key, keyMaterial(row.code_type, codeText(row.value))) }));
    // The rows are all there, so it only ever updates: one statement for a group, the same on both databases.
    await tx
      .insertInto("codes")
      .values(renamed)
      .onConflict((conflict) =>
        conflict
          .columns(["workspace", "code_type", "value", "ordinal"])
          .doUpdateSet((row) => ({ snapshot_key: row.ref("excluded.snapshot_key") })),
      )
      .execute();
    const { code_type, value, ordinal } = last;
    rows = await inOrder
      .where((row) => row(row.refTuple("code_type", "value", "ordinal"), ">", row.tuple(code_type, value, ordinal)))
      .execute();
  }
}

async function renameClaims(tx: Tx, workspace: number, key: Uint8Array): Promise<void> {
  const inOrder = tx.selectFrom("claims").selectAll().where("workspace", "=", workspace).orderBy("id").limit(ROWS_PER_GROUP);
  let rows = await inOrder.execute();
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    const renamed = rows.map((row) => ({ ...row, snapshot_key: snapshotKey(key, claimKeyMaterial(row.id)) }));
    await tx
      .insertInto("claims")
      .values(renamed)
      .onConflict((conflict) =>
        conflict.columns(["workspace", "id"]).doUpdateSet((row) => ({ snapshot_key: row.ref("excluded.snapshot_key") })),
      )
      .execute();
    rows = await inOrder.where("id", ">", last.id).execute();
  }
}
