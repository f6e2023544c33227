import { explainCodeProblem } from "../../../domain/code/explain-code-problem";
import { parseCode } from "../../../domain/code/parse-code";
import type { Shown } from "../../../domain/sync/event";

/** A hint for digits that would be an EAN-13 but for one slip; null where there is none to see. */
export function wordTypingSlip(shown: Shown): string | null {
  if (shown.kind === "claim") return null;
  const parsed = parseCode("ean13", shown.value);
  if (parsed.ok || parsed.problem.kind !== "wrong-check-digit") return null;
  const said = explainCodeProblem("ean13", parsed.problem);
  return `If it was typed, ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}
