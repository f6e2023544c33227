import { availableParallelism } from "node:os";

/** Runs checks side by side, as many as there are processors, and says each one's result as it comes. */
export async function runChecks(checks, { atOnce = Math.min(2, availableParallelism()) } = {}) {
  const waiting = [...checks];
  const outcomes = [];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const outcome = await check();
      outcomes.push(outcome);
      if (outcome.output) console.log(outcome.output.trimEnd());
      console.log(`${outcome.failed === 0 ? "✓" : "✗"} ${outcome.name}: ${describe(outcome)} (${outcome.seconds} s)`);
    }
  }));
  return outcomes;
}

/** @returns `12 passed, 0 failed`, with the skipped only where there are any */
export function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Says the sum of all as the last line; the process fails where anything did. */
export function conclude(outcomes) {
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  console.log(describe(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}
