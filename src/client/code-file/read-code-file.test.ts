import { expect, test } from "vitest";
import { xlsxOf, zipOf } from "../../../test/builders/xlsx";
import { exampleFile } from "./example-file";
import { explainFileProblem, FILE_MAX_BYTES } from "./file-problem";
import { readCodeFile } from "./read-code-file";
import type { CodeType } from "../../domain/code/code-type";
import { codeTypes } from "../../domain/code/code-type";

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const utf16be = (text: string) => utf16(text, true);

/** What a file comes to: its codes, `row: value: reason` of its bad rows, or what it is refused for. */
async function read(content: string | Uint8Array, codeType: CodeType = "qr"): Promise<readonly string[] | string> {
  const file = await readCodeFile(new Blob([typeof content === "string" ? content : Uint8Array.from(content)]), codeType);
  if (!file.ok) return file.problem.kind;
  return file.value.kind === "good" ? file.value.rows.map(({ value }) => value) : file.value.bad.map(({ row, value, reason }) => `${row}: ${value}: ${reason}`);
}

test.each([
  ["one column without a heading", "A-1\nA-2\n"],
  ["lines of Windows, and no break after the last", "A-1\r\nA-2"],
  ["a column named code, after others", "name,Code,price\nAda,A-1,3\nBob,A-2,4"],
  ["a heading and semicolons", "code;name\nA-1;Ada, the first\nA-2;Bob\n"],
  ["tabs", "name\tcode\nAda\tA-1\nBob\tA-2\n"],
  ["a byte order mark", "\ufeffcode\nA-1\nA-2\n"],
  ["UTF-16, little end first", utf16("code\r\nA-1\r\nA-2", false)],
  ["UTF-16, big end first", utf16be("code\r\nA-1\r\nA-2")],
  ["quotes, with separators and breaks inside", '"name, all","code"\n"Ada\n""Byron""","A-1"\n"x", "A-2"'],
  ["blank rows and rows of nothing but separators", "code,name\n\nA-1,x\n,\n  ,\nA-2,y\n,,\n"],
  ["space around", "code\n  A-1  \nA-2\u3000\n"],
])("[R81] a CSV with %s is read", async (_, content) => {
  expect(await read(content)).toEqual(["A-1", "A-2"]);
});

test("[R69] rows are bad for what the server would say of them, each with its number, its value and the reason", async () => {
  const rows = ["name;code", "Ada;4006381333931", 'Bob;"４００６３８１３３３９３１ "', "Cem;4.00638E+12", "", "Dia;", "Eli;400638133393", "Fay;12"];
  expect(await read(rows.join("\n"), "ean13")).toEqual([
    "3: ４００６３８１３３３９３１: Row 2 has this code already. Remove one of them.",
    "4: 4.00638E+12: A spreadsheet has shortened this number. Format its column as text, enter the codes again, and save the file.",
    "6: : Enter a code.",
    "7: 400638133393: Row 2 has this code already. Remove one of them.",
    "8: 12: Enter 13 digits, or the first 12 and the last is added; this has 2.",
  ]);
});

test("[R81] an XLSX is read by its first sheet: shared and own texts, runs, numbers with all their digits, and formulas", async () => {
  const strings = ["<t>Code</t>", "<t>A&amp;1 &#x2713;</t>", "<r><t>A-</t></r><r><rPr/><t xml:space='preserve'>2</t></r><rPh sb='0'><t>x</t></rPh>"];
  const sheet = `
    <row r="2"><c r="A2" t="inlineStr"><is><t>Name</t></is></c><c r="B2" t="s"><v>0</v></c></row>
    <row r="3"><c r="B3" t="s"><v>1</v></c></row>
    <row r="4"><c r="B4" s="2"/><c r="C4"><v>1</v></c></row>
    <row r="5" spans="1:2"/>
    <row r="6"><c r="B6" t="s"><v>2</v></c></row>
    <row><c/><c t="str"><f>A1&amp;"&lt;"</f><v>A&lt;3</v></c></row>
    <row r="8"><c r="B8"><v>4.006381333931E12</v></c></row>
    <row r="9"><c r="B9"><v>4006381333948</v></c></row>
    <row r="10"><c r="B10" t="e"><v>#N/A</v></c></row>`;
  expect(await read(xlsxOf(sheet, strings))).toEqual(["4: : Enter a code.", "10: : Enter a code."]);
  const filled = sheet.replace('<row r="4"><c r="B4" s="2"/><c r="C4"><v>1</v></c></row>', "").replace(/<row r="10">.*/, "");
  expect(await read(xlsxOf(filled, strings))).toEqual(["A&1 ✓", "A-2", "A<3", "4006381333931", "4006381333948"]);
});

test("[R81] more than 10,000 rows are too many, as CSV and as XLSX, and 10,000 are not", async () => {
  const codes = Array.from({ length: 10_000 }, (_, index) => `A-${index}`);
  expect(await read(`code\n${codes.join("\n")}`)).toHaveLength(10_000);
  expect(await read(["code", ...codes, "B"].join("\n"))).toBe("too-many-rows");
  const rows = [...codes, "B"].map((code) => `<row><c t="str"><v>${code}</v></c></row>`);
  expect(await read(xlsxOf(rows.slice(1).join("")))).toHaveLength(10_000);
  expect(await read(xlsxOf(rows.join("")))).toBe("too-many-rows");
});

test.each([
  ["nothing", "", "empty"],
  ["a heading alone", "code\n\n", "empty"],
  ["blank rows alone", " \n,,\n", "empty"],
  ["an XLSX without a row", xlsxOf(""), "empty"],
  ["letters of Windows-1252", Buffer.from("code\nCaf\xe9\n", "latin1"), "not-unicode"],
  ["UTF-16 that does not say so", Buffer.from("code\nA-1", "utf16le"), "not-unicode"],
  ["half a pair of UTF-16", utf16("A\ud800", false), "not-unicode"],
  ["a quote that stays open", 'code\nA-1\n"A-2\nA-3', "open-quote"],
  ["an older workbook, or one with a password", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "old-or-locked"],
  ["a PDF", "%PDF-1.7\n", "not-a-list"],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "not-a-list"],
  ["another program's ZIP", zipOf({ "word/document.xml": "<w/>" }), "not-a-list"],
  ["an XLSX that breaks off", xlsxOf("<row/>").slice(0, 300), "damaged"],
  ["an XLSX whose data is no deflated data", xlsxOf("<row/>").fill(0xff, 80, 90), "damaged"],
  ["a ZIP of very many files", zipOf({ "xl/workbook.xml": "" }, { count: 60_000 }), "too-much-inside"],
  ["a workbook that swells to 60 MB", xlsxOf(" ".repeat(60_000_000)), "too-much-inside"],
])("[R81] %s is refused as a whole, with what to do", async (_, content, problem) => {
  expect(await read(content)).toBe(problem);
});

test("[R81] a file of 200 MB is refused by its size, before any of it is read", async () => {
  const file = { size: 200_000_000, arrayBuffer: () => Promise.reject(new Error("was read")) } as unknown as Blob;
  const answer = await readCodeFile(file, "qr");
  expect(answer).toEqual({ ok: false, problem: { kind: "too-large" } });
  expect(explainFileProblem({ kind: "too-large" })).toContain(`${FILE_MAX_BYTES / 1_000_000} MB`);
});

test("[R81] a file that is gone from the disk is asked for once more", async () => {
  const file = { size: 9, arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) } as unknown as Blob;
  expect(await readCodeFile(file, "qr")).toEqual({ ok: false, problem: { kind: "gone" } });
});

test.each(codeTypes)("the example files of %s, CSV and XLSX, can be sent as they are", async (codeType) => {
  const [csv, xlsx] = await Promise.all((["csv", "xlsx"] as const).map(async (format) => await readCodeFile(exampleFile(codeType, format), codeType)));
  expect(csv).toMatchObject({ ok: true, value: { kind: "good" } });
  expect(xlsx).toEqual(csv);
});
