import type { CodeType } from "../../domain/code/code-type";
import { writeZip } from "./write-zip";

export type FileFormat = "csv" | "xlsx";

const EXAMPLES = {
  qr: ["SPRING-7F2K", "SPRING-9QXA", "SPRING-3MTB"],
  code128: ["SPRING-7F2K", "SPRING-9QXA", "SPRING-3MTB"],
  code39: ["SPRING 7F2K", "SPRING 9QXA", "SPRING 3MTB"],
  ean13: ["2100000000012", "2100000000029", "2100000000036"],
  promo: ["SPRING7F2K", "SPRING9QXA", "SPRING3MTB"],
} as const satisfies Record<CodeType, readonly string[]>;

const MEDIA_TYPES = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const satisfies Record<FileFormat, string>;

/** A file to write one's own codes into: a column named "code" with a few codes of the type. */
export function exampleFile(codeType: CodeType, format: FileFormat): Blob {
  const cells = ["code", ...EXAMPLES[codeType]];
  return new Blob([format === "csv" ? `${cells.join("\r\n")}\r\n` : writeZip(workbookOf(cells))], { type: MEDIA_TYPES[format] });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** A spreadsheet's own format "Text", which keeps every digit. */
const TEXT_FORMAT = 49;

/** The whole first column is text, so that what is typed below keeps its digits and its zeros. */
function workbookOf(cells: readonly string[]): Readonly<Record<string, string>> {
  const rows = cells.map((cell, at) => `<row r="${at + 1}"><c r="A${at + 1}" s="1" t="inlineStr"><is><t>${cell}</t></is></c></row>`).join("");
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETS}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEETS}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETS}.styles+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Codes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${HEAD}<styleSheet ${MAIN}><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="${TEXT_FORMAT}" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `${HEAD}<worksheet ${MAIN}><cols><col min="1" max="1" width="30" style="1" customWidth="1"/></cols><sheetData>${rows}</sheetData></worksheet>`,
  };
}
