import { expect, test } from "vitest";
import { makePlan } from "./make-plan";
import { runPlan } from "./run-plan";
import { forgetfulStore, lyingNetwork, staleStore, type Sabotage } from "./sabotage";
import { shrink } from "./shrink";

const FIXED_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Another one each time; its number is in the name of its test. */
const FRESH_SEED = Math.floor(Math.random() * 1_000_000_000);

test("the same seed gives the same steps, down to the byte", async () => {
  const [once, again] = [await runPlan(makePlan(11)), await runPlan(makePlan(11))];
  expect(again).toEqual(once);
  expect((await runPlan(makePlan(12))).traceHash).not.toBe(once.traceHash);
});

test.each([...FIXED_SEEDS, FRESH_SEED])("[R1, R4, R28] whatever goes wrong, nothing is lost or doubled: seed %i", async (seed) => {
  expect((await runPlan(makePlan(seed))).violations).toEqual([]);
});

test.each<[string, Sabotage, string]>([
  ["a store that decides by what was", staleStore, "one-till-once"],
  ["a store that drops pages", forgetfulStore, "feed-without-gaps"],
  ["a network that makes answers up", lyingNetwork, "nothing-is-lost"],
])("finds %s", async (_, sabotage, invariant) => {
  expect(await brokenWithin(20, sabotage)).toContain(invariant);
});

test("a seed that broke a rule shrinks to few entries, which still break it", async () => {
  const plan = makePlan(1);
  const smaller = await shrink(plan, { sabotage: lyingNetwork });
  expect(smaller.entries.length).toBeLessThan(4);
  expect((await runPlan(smaller, { sabotage: lyingNetwork })).violations).not.toEqual([]);
});

/** The invariants that the first run to break any has broken. */
async function brokenWithin(runs: number, sabotage: Sabotage): Promise<readonly string[]> {
  for (let seed = 1; seed <= runs; seed += 1) {
    const { violations } = await runPlan(makePlan(seed), { sabotage });
    if (violations.length > 0) return violations.map((violation) => violation.invariant);
  }
  return [];
}
