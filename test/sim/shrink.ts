import type { Entry, SimPlan } from "./plan";
import { runPlan, type RunOptions } from "./run-plan";

/**
 * A smaller plan that still breaks a rule that the whole one breaks: entries are left out in ever smaller pieces, for as
 * long as that can be done.
 */
export async function shrink(plan: SimPlan, options: RunOptions = {}): Promise<SimPlan> {
  const broken = new Set((await runPlan(plan, options)).violations.map(({ invariant }) => invariant));
  const stillBreaks = async (entries: readonly Entry[]) => {
    const run = await runPlan({ ...plan, entries }, options);
    return run.violations.some(({ invariant }) => broken.has(invariant));
  };

  let entries = plan.entries;
  for (let size = Math.ceil(entries.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < entries.length; ) {
      const fewer = [...entries.slice(0, at), ...entries.slice(at + size)];
      if (await stillBreaks(fewer)) entries = fewer;
      else at += size;
    }
  }
  return { ...plan, entries };
}
