import type { NewSnapshot } from "../../src/client/db/till-store";
import type { FaultCounts } from "./fault-counts";
import type { Operation } from "./invariants/invariant";

/** Counts the newer bases that installations take in the epoch in which they have one already. */
export function compactionCounter(counts: FaultCounts): (operation: Operation) => void {
  const epochs = new Map<string, number>();
  return ({ till, name, args, result }) => {
    if (name !== "commitSnapshot" || result !== "committed") return;
    const where = `${till.name}/${till.installation}`;
    const epoch = (args[0] as NewSnapshot).snapshot.epoch.number;
    if (epochs.get(where) === epoch) counts.compacted += 1;
    epochs.set(where, epoch);
  };
}
