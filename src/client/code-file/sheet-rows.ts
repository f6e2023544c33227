import type { TableRow } from "./table-row";
import { xmlTags } from "./xml-tags";

/** Columns that a sheet has at most: A to XFD. */
const COLUMNS_MAX = 16_384;

/** The rows of a sheet's XML; formulas count by what they came to. */
export function sheetRows(xml: string, strings: readonly string[]): readonly TableRow[] {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let row = 0;
  let spoilt = false;
  let column = -1;
  let type = "n";
  let text = "";
  for (const tag of xmlTags(xml)) {
    if (tag.name === "row" && tag.kind !== "close") {
      row = Number(tag.attribute("r") ?? row + 1);
      column = -1;
      cells = [];
      spoilt = false;
    } else if (tag.name === "row") {
      rows.push({ row, cells, spoilt });
    } else if (tag.name === "c" && tag.kind !== "close") {
      column = columnIn(tag.attribute("r")) ?? column + 1;
      type = tag.attribute("t") ?? "n";
      text = "";
    } else if (tag.name === "c" && column < COLUMNS_MAX) {
      cells[column] = cellText(type, text, strings);
      spoilt ||= type === "e";
    } else if (tag.kind === "close" && (tag.name === "v" || tag.name === "t")) {
      text += tag.textBefore;
    }
  }
  return rows;
}

/** The texts that cells name by their place; how Japanese is read (`rPh`) is no part of them. */
export function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = "";
  let isReading = false;
  for (const { name, kind, textBefore } of xmlTags(xml)) {
    if (name === "si" && kind === "open") text = "";
    else if (name === "si") strings.push(text);
    else if (name === "rPh") isReading = kind === "open";
    else if (name === "t" && kind === "close" && !isReading) text += textBefore;
  }
  return strings;
}

function cellText(type: string, text: string, strings: readonly string[]): string {
  switch (type) {
    case "s":
      return strings[Number(text)] ?? "";
    case "n":
      return plainNumber(text);
    // Such as #N/A.
    case "e":
      return "";
    default:
      return text;
  }
}

/** A whole number with all its digits, however the file writes it; more than a spreadsheet keeps stays as it is. */
function plainNumber(text: string): string {
  const value = Number(text);
  return /e/i.test(text) && Number.isSafeInteger(value) ? String(value) : text;
}

/** "B7" is 1. */
function columnIn(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
