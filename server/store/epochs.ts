import type { Epoch } from "../../src/domain/sync/epoch";
import type { Sql, Tx } from "./sql";

/** The epoch that codes have their keys under now. */
export async function currentEpoch(db: Tx | Sql["db"], workspace: number) {
  return await db
    .selectFrom("epochs")
    .select(["number", "key", "first_feed"])
    .where("workspace", "=", workspace)
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
}

/**
 * The epoch to give new codes their keys under: it does not end before the transaction does. Comes before any other lock,
 * so that nobody waits in a circle for who starts the next one (R14).
 */
export async function epochForWriting(sql: Sql, tx: Tx, workspace: number) {
  if (sql.rowLocks) {
    await tx.selectFrom("workspaces").select("number").where("number", "=", workspace).forShare().execute();
  }
  return await currentEpoch(tx, workspace);
}

/** All epochs that the workspace has been through, oldest first. */
export async function lineage(tx: Tx, workspace: number): Promise<Epoch[]> {
  return await tx
    .selectFrom("epochs")
    .select(["number", "restored_feed as restoredFeed"])
    .where("workspace", "=", workspace)
    .orderBy("number")
    .execute();
}
