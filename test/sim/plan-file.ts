import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SimPlan } from "./plan";

/** Keeps a plan, so that it can be run again. */
export async function writePlan(plan: SimPlan): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "tearoff-sim-")), `seed-${plan.seed}.json`);
  await writeFile(file, `${JSON.stringify(plan)}\n`);
  return file;
}

export async function readPlan(file: string): Promise<SimPlan> {
  return JSON.parse(await readFile(file, "utf8")) as SimPlan;
}
