import { faultNames, noFaults, type FaultCounts } from "./fault-counts";
import type { SimRun, Violation } from "./run-plan";

/** What many runs came to. */
export type Summary = {
  readonly runs: number;
  readonly seed: number;
  readonly steps: number;
  readonly redemptions: number;
  readonly conflicts: number;
  readonly faults: FaultCounts;
  readonly violations: readonly Violation[];
};

/** @param seed the first run's; each later run's is one more */
export function noRuns(seed: number): Summary {
  return { runs: 0, seed, steps: 0, redemptions: 0, conflicts: 0, faults: noFaults(), violations: [] };
}

export function addRun(sum: Summary, run: SimRun): Summary {
  return {
    runs: sum.runs + 1,
    seed: sum.seed,
    steps: sum.steps + run.steps,
    redemptions: sum.redemptions + run.redemptions,
    conflicts: sum.conflicts + run.conflicts,
    faults: Object.fromEntries(faultNames.map((name) => [name, sum.faults[name] + run.faults[name]])) as FaultCounts,
    violations: [...sum.violations, ...run.violations],
  };
}
