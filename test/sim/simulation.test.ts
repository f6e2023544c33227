import { expect, test } from "vitest";
import { makePlan } from "./make-plan";
import type { Entry, SimPlan } from "./plan";
import { runPlan, type SimRun } from "./run-plan";
import { baseOnlyStore, forgetfulStore, lyingNetwork, spendthriftStore, staleStore, type Sabotage } from "./sabotage";
import { shrink } from "./shrink";

const FIXED_SEEDS = [1, 2, 3, 4, 5, 6];
/** Another one each time; its number is in the name of its test. */
const FRESH_SEED = Math.floor(Math.random() * 1_000_000_000);

test("the same seed gives the same steps, down to the byte", async () => {
  const [once, again] = [await runPlan(makePlan(11)), await runPlan(makePlan(11))];
  expect(again).toEqual(once);
  expect((await runPlan(makePlan(12))).traceHash).not.toBe(once.traceHash);
});

test.each([...FIXED_SEEDS, FRESH_SEED])("[R1, R4, R15, R16, R23, R28] whatever goes wrong, nothing is lost, doubled or forgotten: seed %i", async (seed) => {
  expect((await runPlan(makePlan(seed))).violations).toEqual([]);
});

test.each<[string, Sabotage, string]>([
  ["a store that drops pages", forgetfulStore, "feed-without-gaps"],
  ["a network that makes answers up", lyingNetwork, "nothing-is-lost"],
])("finds %s", async (_, sabotage, invariant) => {
  expect(brokenIn(await runPlan(makePlan(1), { sabotage }))).toContain(invariant);
});

test.each<[string, Sabotage, string, SimPlan]>([
  ["a store that finds nothing new", baseOnlyStore, "nothing-unknown", shownOften("LATE", [{ kind: "add-coupon", atMs: 20_000, coupon: indexOf("LATE") }])],
  ["a till that counts nothing of what it spends", spendthriftStore, "units-add-up", shownOften("LEASED", [{ kind: "partition", atMs: 20_000, till: 0, forMs: 200_000, hangs: false }])],
])("finds %s", async (_, sabotage, invariant, plan) => {
  expect(brokenIn(await runPlan(plan))).toEqual([]);
  expect(brokenIn(await runPlan(plan, { sabotage }))).toContain(invariant);
});

test("finds a store that decides by what was, where two tabs without a line press at once", async () => {
  const plan = twoTabsAlone();
  expect(brokenIn(await runPlan(plan))).toEqual([]);
  expect(brokenIn(await runPlan(plan, { sabotage: staleStore }))).toContain("one-till-once");
});

test("a seed that broke a rule shrinks to few entries, which still break it", async () => {
  const plan = makePlan(1);
  const smaller = await shrink(plan, { sabotage: lyingNetwork });
  expect(smaller.entries.length).toBeLessThan(4);
  expect((await runPlan(smaller, { sabotage: lyingNetwork })).violations).not.toEqual([]);
});

function brokenIn({ violations }: SimRun): readonly string[] {
  return [...new Set(violations.map(({ invariant }) => invariant))];
}

/** Something happens, and then a till is shown a coupon, code after code. */
function shownOften(couponId: string, before: readonly Entry[]): SimPlan {
  const plan = makePlan(1);
  const shown = Array.from({ length: 18 }, (_, index): Entry => {
    const atMs = 60_000 + index * 5_000;
    return { kind: "redeem", atMs, till: 0, tab: 0, coupon: indexOf(couponId), code: index % 3, link: false, pauseMs: 100, override: false };
  });
  return { ...plan, entries: [...before, ...shown] };
}

function indexOf(couponId: string): number {
  return makePlan(1).coupons.findIndex((coupon) => coupon.couponId === couponId);
}

/** A till that knows that it is cut off; both of its tabs redeem the same codes in the same moments. */
function twoTabsAlone(): SimPlan {
  const plan = makePlan(1);
  const presses = [0, 1, 2, 3].flatMap((code) =>
    [0, 1].map((tab): Entry => {
      return { kind: "redeem", atMs: 40_000 + code * 5_000, till: 0, tab, coupon: 0, code, link: false, pauseMs: 100, override: false };
    }),
  );
  return {
    ...plan,
    tills: plan.tills.map((till) => ({ ...till, tabs: 2 })),
    entries: [{ kind: "partition", atMs: 1_000, till: 0, forMs: 70_000, hangs: false }, ...presses],
  };
}
