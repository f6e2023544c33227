import type { CodeType } from "../../domain/code/code-type";
import { type BadRow, type CodeRow, readCodeRows } from "../../domain/code/read-code-rows";
import type { Result } from "../../domain/result";
import { fail, ok } from "../../domain/result";
import { decodeText } from "./decode-text";
import { FILE_MAX_BYTES, type FileProblem } from "./file-problem";
import { parseCsv } from "./parse-csv";
import { readXlsx } from "./read-xlsx";
import { codesInTable, type TableRow } from "./table-row";

/** Codes of a file that can be sent as it is, or all its bad rows. */
export type CodeFile = { readonly kind: "good"; readonly rows: readonly CodeRow[] } | { readonly kind: "bad"; readonly bad: readonly BadRow[] };

/** Reads a CSV or an XLSX, whichever it is by its first bytes, and judges its rows as the server will (R69). */
export async function readCodeFile(file: Blob, codeType: CodeType): Promise<Result<CodeFile, FileProblem>> {
  if (file.size > FILE_MAX_BYTES) return fail({ kind: "too-large" });
  const bytes = await bytesOf(file);
  const table = bytes.ok ? await tableIn(bytes.value) : bytes;
  const rows = table.ok ? codesInTable(table.value) : table;
  if (!rows.ok) return rows;
  const { bad } = readCodeRows(codeType, rows.value);
  return ok(bad.length > 0 ? { kind: "bad", bad } : { kind: "good", rows: rows.value });
}

async function bytesOf(file: Blob): Promise<Result<Uint8Array, FileProblem>> {
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    // Browsers say so where the file on the disk is another one by now.
    if (error instanceof DOMException) return fail({ kind: "gone" });
    throw error;
  }
}

async function tableIn(bytes: Uint8Array): Promise<Result<readonly TableRow[], FileProblem>> {
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return await readXlsx(bytes);
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fail({ kind: "old-or-locked" });
  // PDF, PNG, JPEG.
  if ([[0x25, 0x50, 0x44, 0x46], [0x89, 0x50], [0xff, 0xd8]].some((magic) => beginsWith(bytes, magic))) return fail({ kind: "not-a-list" });
  const text = decodeText(bytes);
  return text.ok ? parseCsv(text.value) : text;
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
