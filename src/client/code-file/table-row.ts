import { FILE_ROWS_MAX } from "../../contract/messages/code-imports";
import { normaliseText } from "../../domain/code/normalise-text";
import type { CodeRow } from "../../domain/code/read-code-rows";
import { fail, ok, type Result } from "../../domain/result";
import type { FileProblem } from "./file-problem";

/**
 * A row of a sheet, by the number that a spreadsheet shows; cells that hold nothing may be missing. `spoilt`: a formula in it came
 * to nothing, so that it is not blank.
 */
export type TableRow = { readonly row: number; readonly cells: readonly (string | undefined)[]; readonly spoilt?: boolean };

const HEADING = /^codes?$/i;

/** The one column that counts: the one named "code", else the first, which then has no heading. Blank rows are none. */
export function codesInTable(table: readonly TableRow[]): Result<readonly CodeRow[], FileProblem> {
  const filled = table.filter(({ cells, spoilt = false }) => spoilt || cells.some((cell) => cell !== undefined && cell.trim() !== ""));
  const named = filled[0]?.cells.findIndex((cell) => HEADING.test(normaliseText(cell ?? ""))) ?? -1;
  const rows = named === -1 ? filled : filled.slice(1);
  if (rows.length === 0) return fail({ kind: "empty" });
  if (rows.length > FILE_ROWS_MAX) return fail({ kind: "too-many-rows" });
  return ok(rows.map(({ row, cells }) => ({ row, value: (cells[Math.max(named, 0)] ?? "").trim() })));
}
