import type { CodeType } from "./code-type";
import { explainCodeProblem } from "./explain-code-problem";
import { type NormalisedCode, parseCode } from "./parse-code";

/** What a file holds in its column of codes; `row`: its number as whoever made the file sees it. */
export type CodeRow = { readonly row: number; readonly value: string };
export type BadRow = CodeRow & { readonly reason: string };

export type CodeRows = {
  /** With the row that each came from. */
  readonly codes: ReadonlyMap<NormalisedCode, CodeRow>;
  readonly bad: readonly BadRow[];
};

/** Codes of a file, and all rows that are no code, or an earlier row's once more (R69). */
export function readCodeRows(codeType: CodeType, rows: readonly CodeRow[]): CodeRows {
  const codes = new Map<NormalisedCode, CodeRow>();
  const bad: BadRow[] = [];
  for (const one of rows) {
    const code = parseCode(codeType, one.value);
    const first = code.ok ? codes.get(code.value) : undefined;
    if (!code.ok) bad.push({ ...one, reason: explainCodeProblem(codeType, code.problem) });
    else if (first !== undefined) bad.push({ ...one, reason: `Row ${first.row} has this code already. Remove one of them.` });
    else codes.set(code.value, one);
  }
  return { codes, bad };
}
