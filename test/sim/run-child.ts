import { makePlan } from "./make-plan";
import { runPlan } from "./run-plan";

/** Runs the seeds that its parent sends, one after the other. */
process.on("message", (seed: number) => {
  void runPlan(makePlan(seed)).then((run) => process.send?.(run));
});
