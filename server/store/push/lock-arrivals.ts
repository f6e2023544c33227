import { type FeedTx, lockName, type Sql } from "../sql";
import { isRedemption, type Item } from "./parse-items";

/**
 * Keeps what undoes a redemption apart from that redemption's own arrival (R3, R8). What is on record is locked by its
 * code; of what is not, no row is there to lock, and either could be overlooked by the other. So who undoes something
 * that is not on record works alone in the workspace, and arrivals work beside each other.
 */
export async function lockArrivals(sql: Sql, tx: FeedTx, workspace: number, items: readonly Item[]): Promise<void> {
  if (!sql.rowLocks) return;
  const undone = new Set(
    items.flatMap((item) => (item.kind === "event" && !isRedemption(item.event) ? [item.event.redemptionKey] : [])),
  );
  const onRecord = undone.size === 0 ? [] : await tx.sets.among("redemptions", "key", workspace, [...undone]);
  await lockName(sql, tx, workspace, "arrivals", onRecord.length < undone.size ? "alone" : "shared");
}
