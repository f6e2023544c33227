import { explainFieldProblem } from "../coupon/explain-field-problem";
import type { SettingProblem } from "./workspace-settings";

/** One sentence, in the user's words, that says what is wrong with a setting and what to do. */
export function explainSettingProblem({ problem }: SettingProblem): string {
  // No setting is a code or a date.
  return problem.kind === "out-of-bounds" ? problem.words : explainFieldProblem(problem, "qr", String);
}
