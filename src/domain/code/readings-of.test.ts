import { expect, test } from "vitest";
import { scannedCodeTypes } from "./code-type";
import { readingsOf } from "./readings-of";

test.each(scannedCodeTypes)("[R18] a camera's %s is read as that and nothing else", (symbology) => {
  const readings = readingsOf({ text: "4006381333931", symbology });
  expect(readings).toEqual([{ codeType: symbology, value: "4006381333931" }]);
});

test("[R18] typed text is tried as every type whose rule it meets", () => {
  expect(readingsOf({ text: " save10 ", symbology: null })).toEqual([
    { codeType: "qr", value: "save10" },
    { codeType: "code128", value: "save10" },
    { codeType: "code39", value: "SAVE10" },
    { codeType: "promo", value: "save10" },
  ]);
});

test("[R42] a camera's twelve digits are a UPC-A", () => {
  expect(readingsOf({ text: "036000291452", symbology: "ean13" })).toEqual([
    { codeType: "ean13", value: "0036000291452" },
  ]);
  expect(readingsOf({ text: "036000291453", symbology: "ean13" })).toEqual([]);
});

test("[R42] typed twelve digits that are a UPC-A are looked up as that and as the start of an EAN-13", () => {
  const values = readingsOf({ text: "036000291452", symbology: null }).filter(({ codeType }) => codeType === "ean13");
  expect(values.map(({ value }) => value)).toEqual(["0036000291452", "0360002914522"]);
});

test("[R42] typed twelve digits that are no UPC-A get their check digit", () => {
  const values = readingsOf({ text: "400638133393", symbology: null }).filter(({ codeType }) => codeType === "ean13");
  expect(values.map(({ value }) => value)).toEqual(["4006381333931"]);
});

test("[R40] a wrong check digit is not an EAN-13, whoever read it", () => {
  expect(readingsOf({ text: "4006381333930", symbology: "ean13" })).toEqual([]);
});

test("blank text means nothing", () => {
  expect(readingsOf({ text: " \r\n", symbology: null })).toEqual([]);
});

test("[R37] a text longer than any code means nothing, and costs next to nothing", () => {
  const megabytes = "7".repeat(4_000_000);
  expect(readingsOf({ text: megabytes, symbology: "qr" })).toEqual([]);
  expect(readingsOf({ text: megabytes, symbology: null })).toEqual([]);
  expect(readingsOf({ text: `${" ".repeat(600)}TEAR`, symbology: "qr" })).toEqual([{ codeType: "qr", value: "TEAR" }]);
  expect(readingsOf({ text: "é".repeat(257), symbology: "qr" })).toEqual([]);
});
