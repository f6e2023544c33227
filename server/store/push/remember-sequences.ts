import { afterArrival, type SequenceGap } from "../../../src/domain/sync/sequence-gaps";
import { type FeedTx, locked, type Sql } from "../sql";
import type { TillPush } from "./parse-items";

/** Keeps which of each installation's sequence numbers have arrived: its highest, and the gaps below it (R29). */
export async function rememberSequences(sql: Sql, tx: FeedTx, workspace: number, pushes: readonly TillPush[]): Promise<void> {
  const arrived = new Map<string, number[]>();
  for (const { till, items } of pushes) {
    const sequences = items.flatMap((item) => (item.kind === "event" && item.event.kind !== "ask" ? [item.event.sequence] : []));
    if (sequences.length > 0) arrived.set(till.installationId, [...(arrived.get(till.installationId) ?? []), ...sequences]);
  }
  if (arrived.size === 0) return;
  const held = await locked(sql, tx.selectFrom("installations").selectAll())
    .where("workspace", "=", workspace)
    .where(tx.sets.isAmong("id", [...arrived.keys()]))
    .orderBy("id")
    .execute();
  const remembered = held.map((row) => {
    const before = { last: row.last_sequence ?? 0, gaps: JSON.parse(row.gaps) as SequenceGap[] };
    const { last, gaps } = afterArrival(before, arrived.get(row.id) ?? []);
    return { ...row, last_sequence: last, gaps: JSON.stringify(gaps) };
  });
  await tx.sets.update("installations", remembered);
}
