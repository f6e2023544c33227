import { fork, type ChildProcess } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FAULTS } from "./fault-counts";
import { makePlan } from "./make-plan";
import { readPlan, writePlan } from "./plan-file";
import { shrink } from "./shrink";
import { runPlan, type SimRun } from "./run-plan";
import { addRun, noRuns, type Summary } from "./summary";

const { values } = parseArgs({
  options: {
    runs: { type: "string" },
    seed: { type: "string" },
    minutes: { type: "string" },
    json: { type: "string" },
    replay: { type: "string" },
  },
});

const LINES_SHOWN = 60;
const DEFAULT_RUNS = 200;

if (values.replay !== undefined) await replay(values.replay);
else await simulate();

/** Runs seed after seed on every processor, then shrinks the first that broke a rule. */
async function simulate(): Promise<void> {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed);
  const untilMs = values.minutes === undefined ? Infinity : performance.now() + Number(values.minutes) * 60_000;
  const runs = values.runs === undefined ? (values.minutes === undefined ? DEFAULT_RUNS : Infinity) : Number(values.runs);
  let next = 0;
  let summary = noRuns(seed);

  const processors = Array.from({ length: Math.min(runs, availableParallelism()) }, async () => {
    const child = fork(fileURLToPath(new URL("./run-child.ts", import.meta.url)));
    while (next < runs && performance.now() < untilMs) {
      next += 1;
      const run = await askFor(child, seed + next - 1);
      summary = addRun(summary, run);
      for (const { invariant, step, till, what } of run.violations) {
        console.log(`seed ${run.seed}, step ${step}, ${till ?? "server"}: ${invariant}: ${what}`);
      }
    }
    child.disconnect();
  });
  await Promise.all(processors);

  tell(summary);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(summary)}\n`);
  if (summary.violations.length === 0) return;
  process.exitCode = 1;
  await tellShrunk(Math.min(...summary.violations.map((violation) => violation.seed)));
}

function askFor(child: ChildProcess, seed: number): Promise<SimRun> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`the process of seed ${seed} ended`));
    child.once("exit", onExit);
    child.once("message", (run) => {
      child.off("exit", onExit);
      resolve(run as SimRun);
    });
    child.send(seed);
  });
}

async function tellShrunk(seed: number): Promise<void> {
  const plan = await shrink(makePlan(seed));
  const file = await writePlan(plan);
  console.log(`\nSeed ${seed}, shrunk to ${plan.entries.length} entries: npm run sim -- --replay ${file}`);
  for (const entry of plan.entries) console.log(`  ${JSON.stringify(entry)}`);
}

async function replay(file: string): Promise<void> {
  const run = await runPlan(await readPlan(file), { linesKept: Infinity });
  const first = run.traceTail.findIndex((line) => line.includes("VIOLATION"));
  console.log(run.traceTail.slice(Math.max(0, first - LINES_SHOWN), first + 1 || undefined).join("\n"));
  tell(addRun(noRuns(run.seed), run));
  process.exitCode = run.violations.length === 0 ? 0 : 1;
}

function tell({ runs, seed, steps, redemptions, conflicts, faults, violations }: Summary): void {
  console.log(`${runs} runs from seed ${seed}: ${steps} steps, ${redemptions} redemptions, ${conflicts} conflicts, ${violations.length} violations`);
  for (const [fault, count] of Object.entries(faults)) console.log(`  ${fault}: ${count} (${FAULTS[fault as keyof typeof FAULTS]})`);
}
