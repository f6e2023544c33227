import { afterArrival, type SequenceGap } from "../../../src/domain/sync/sequence-gaps";
import type { Tx } from "../sql";
import type { Item } from "./parse-items";
import type { PushRecord } from "./push-record";

/** Keeps which of an installation's sequence numbers have arrived: its highest, and the gaps below it (R29). */
export async function rememberSequence(tx: Tx, { till }: PushRecord, items: readonly Item[]): Promise<void> {
  const arrived = items.flatMap((item) => (item.kind === "event" && item.event.kind !== "ask" ? [item.event.sequence] : []));
  if (arrived.length === 0) return;
  // Written before it is read, so that two pushes of one installation wait for each other on any database.
  const held = await tx
    .updateTable("installations")
    .set((row) => ({ last_sequence: row.fn.coalesce("last_sequence", row.lit(0)) }))
    .where("workspace", "=", till.workspace)
    .where("id", "=", till.installationId)
    .returning(["last_sequence", "gaps"])
    .executeTakeFirstOrThrow();
  const { last, gaps } = afterArrival({ last: held.last_sequence ?? 0, gaps: JSON.parse(held.gaps) as SequenceGap[] }, arrived);
  await tx
    .updateTable("installations")
    .set({ last_sequence: last, gaps: JSON.stringify(gaps) })
    .where("workspace", "=", till.workspace)
    .where("id", "=", till.installationId)
    .execute();
}
