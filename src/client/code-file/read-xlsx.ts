import { fail, ok, type Result } from "../../domain/result";
import { decodeText } from "./decode-text";
import type { FileProblem } from "./file-problem";
import { openZip, type Unzip } from "./read-zip";
import { sheetRows, sharedStrings } from "./sheet-rows";
import type { TableRow } from "./table-row";
import { xmlTags } from "./xml-tags";

/** The rows of an XLSX's first sheet. */
export async function readXlsx(bytes: Uint8Array): Promise<Result<readonly TableRow[], FileProblem>> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const workbook = await xmlAt(zip.value, "xl/workbook.xml");
  if (!workbook.ok) return workbook;
  // Other programs' files are ZIPs too.
  if (workbook.value === null) return fail({ kind: "not-a-list" });
  const relations = await xmlAt(zip.value, "xl/_rels/workbook.xml.rels");
  if (!relations.ok) return relations;
  const sheet = await xmlAt(zip.value, pathOfFirstSheet(workbook.value, relations.value ?? ""));
  if (!sheet.ok) return sheet;
  const strings = await xmlAt(zip.value, "xl/sharedStrings.xml");
  if (!strings.ok) return strings;
  return sheet.value === null ? fail({ kind: "damaged" }) : ok(sheetRows(sheet.value, sharedStrings(strings.value ?? "")));
}

async function xmlAt(unzip: Unzip, path: string): Promise<Result<string | null, FileProblem>> {
  const unzipped = await unzip(path);
  if (!unzipped.ok || unzipped.value === null) return unzipped as Result<null, FileProblem>;
  const text = decodeText(unzipped.value);
  return text.ok ? text : fail({ kind: "damaged" });
}

/** A workbook names its sheets in their order, and its relations say where each is. */
function pathOfFirstSheet(workbook: string, relations: string): string {
  const id = firstTag(workbook, "sheet", () => true)?.attribute("r:id");
  const target = firstTag(relations, "Relationship", (tag) => tag.attribute("Id") === id)?.attribute("Target") ?? "worksheets/sheet1.xml";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

type Tag = ReturnType<typeof xmlTags> extends Generator<infer One> ? One : never;

function firstTag(xml: string, name: string, is: (tag: Tag) => boolean): Tag | null {
  for (const tag of xmlTags(xml)) if (tag.name === name && tag.kind !== "close" && is(tag)) return tag;
  return null;
}
