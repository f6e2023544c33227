import { compactionCounter } from "./compaction-counter";
import { enrolAndSignIn } from "./enrolling";
import { noFaults, type FaultCounts } from "./fault-counts";
import { happen } from "./happen";
import { everyInvariant } from "./invariants/every-invariant";
import type { Finding } from "./invariants/invariant";
import { createInspector } from "./inspector";
import { lookAround, mend } from "./mending";
import { fetchOver } from "./network";
import type { SimPlan } from "./plan";
import type { Sabotage } from "./sabotage";
import { createRescue } from "./rescue";
import { redeemedOn, type Screen } from "./screens";
import { openSimServer } from "./sim-server";
import { newSimTill, openTab, type SimTill } from "./sim-till";
import type { Stage } from "./stage";
import { withVirtualTimers } from "./virtual-time";
import { createWorld, type World } from "./world";

/** A rule that did not hold. */
export type Violation = Finding & { readonly invariant: string; readonly seed: number; readonly step: number };

export type SimRun = {
  readonly seed: number;
  readonly steps: number;
  readonly redemptions: number;
  readonly conflicts: number;
  readonly faults: FaultCounts;
  readonly violations: readonly Violation[];
  readonly traceHash: string;
  /** The latest lines of what happened, oldest first. */
  readonly traceTail: readonly string[];
};

export type RunOptions = {
  readonly linesKept?: number;
  /** Breaks something on purpose, to see that it is found. */
  readonly sabotage?: Sabotage;
};

/** Sunday noon. */
const OPENING_MS = Date.UTC(2026, 10, 22, 12);
const OPENING_LASTS_MS = 10_000;

/** Runs a plan from the opening of the shop until all is mended, and says what did not hold. */
export async function runPlan(plan: SimPlan, options: RunOptions = {}): Promise<SimRun> {
  const { sabotage = {} } = options;
  const violations: Violation[] = [];
  const counts = noFaults();
  const screens: Screen[] = [];
  const tills: SimTill[] = [];
  const rescue = createRescue();
  const found = (invariant: string, findings: readonly Finding[]) => {
    for (const finding of findings) {
      violations.push({ ...finding, invariant, seed: plan.seed, step: world.steps() });
      world.note(`VIOLATION ${invariant} ${finding.till ?? ""} ${finding.what}`);
    }
  };
  const world: World = createWorld({
    seed: plan.seed,
    startMs: OPENING_MS,
    linesKept: options.linesKept ?? 0,
    afterStep: () => inspector?.afterStep(),
  });
  let inspector: ReturnType<typeof createInspector> | null = null;

  return await withVirtualTimers(world.time, async () => {
    const server = await openSimServer(world, plan.coupons);
    const looking = createInspector({ server, tills, screens, rescue, invariants: everyInvariant(), found });
    inspector = looking;
    const countCompaction = compactionCounter(counts);
    const network = { world, server, counts, hasGateway: () => stage.hasGateway, onPushed: looking.onPushed };
    const stage: Stage = {
      world,
      server,
      tills,
      screens,
      counts,
      rescue,
      backup: null,
      hasGateway: false,
      isMended: false,
      fetchOf: (link, gate) => sabotage.fetch?.(fetchOver(network, link, gate)) ?? fetchOver(network, link, gate),
      storeOf: (store) => sabotage.store?.(store) ?? store,
      onLooked: looking.onLooked,
      onOperation(till, name, args, result) {
        countCompaction({ till, name, args, result });
        looking.onOperation({ till, name, args, result });
      },
      onBug: (till, error) => found("nothing-is-thrown", [{ till: till.name, what: String(error instanceof Error ? error.stack : error) }]),
    };
    plan.tills.forEach((till, index) => tills.push(newSimTill(world, index, till)));

    for (const till of tills) {
      const tab = openTab(stage, till, 0);
      tab.busy = tab.till.then((open) => enrolAndSignIn(stage, till, open));
    }
    await world.runUntil(OPENING_MS + OPENING_LASTS_MS);
    for (const till of tills) till.tabs.forEach((tab, index) => tab ?? openTab(stage, till, index));
    const startMs = world.time.nowMs();
    for (const entry of plan.entries) {
      world.time.after(entry.atMs, `plan: ${entry.kind}`, () => happen(stage, entry));
    }
    await world.runUntil(startMs + plan.lastsMs);
    await mend(stage);
    const looks = await lookAround(stage);
    looking.atTheEnd(looks);
    found("the-server-is-well", server.troubles().map((what) => ({ till: null, what })));

    const recorded = server.db.prepare("select count(*) from redemptions").pluck().get() as number;
    const conflicts = server.db.prepare("select count(*) from conflicts").pluck().get() as number;
    await server.close();
    world.note(`${redeemedOn(screens).length} screens were green`);
    return {
      seed: plan.seed,
      steps: world.steps(),
      redemptions: recorded,
      conflicts,
      faults: counts,
      violations,
      traceHash: world.traceHash(),
      traceTail: [...world.traceTail()],
    };
  });
}
