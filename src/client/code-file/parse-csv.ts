import { fail, ok, type Result } from "../../domain/result";
import type { FileProblem } from "./file-problem";
import type { TableRow } from "./table-row";

/**
 * Rows of a CSV: commas, semicolons or tabs between the cells, whichever its first line has most of, and quotes as in RFC 4180.
 * What breaks a line inside quotes begins no row, as in a spreadsheet.
 */
export function parseCsv(text: string): Result<readonly TableRow[], FileProblem> {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  for (let at = 0; at < text.length; ) {
    const cell = quotedCell(text, at, separator) ?? plainCell(text, at, separator);
    if (cell === "open") return fail({ kind: "open-quote", row: rows.length + 1 });
    cells.push(cell.value);
    at = cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1);
    if (text[cell.end] === separator) continue;
    rows.push({ row: rows.length + 1, cells });
    cells = [];
  }
  if (cells.length > 0) rows.push({ row: rows.length + 1, cells });
  return ok(rows);
}

/** `end`: where the separator or the line's end is. */
type Cell = { readonly value: string; readonly end: number };

function plainCell(text: string, at: number, separator: string): Cell {
  const ends = separator === "\t" ? /[\t\r\n]/g : separator === ";" ? /[;\r\n]/g : /[,\r\n]/g;
  ends.lastIndex = at;
  const end = ends.exec(text)?.index ?? text.length;
  return { value: text.slice(at, end), end };
}

/** Null where the cell does not begin with a quote. What follows the closing one belongs to the cell. */
function quotedCell(text: string, at: number, separator: string): Cell | "open" | null {
  const quote = /[ ]*"/y;
  quote.lastIndex = at;
  if (!quote.test(text)) return null;
  let value = "";
  for (let from = quote.lastIndex; ; ) {
    const next = text.indexOf('"', from);
    if (next === -1) return "open";
    value += text.slice(from, next);
    if (text[next + 1] !== '"') {
      const rest = plainCell(text, next + 1, separator);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    from = next + 2;
  }
}

function separatorOf(text: string): string {
  const [firstLine = ""] = text.slice(0, 65_536).replaceAll(/"[^"]*"/g, "").trimStart().split(/[\r\n]/);
  const often = (mark: string) => firstLine.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}
