import { expect, test } from "vitest";
import { ALL_FORMATS, makeImage, standInDetector } from "../../../test/builders/stand-in-detector";
import { tryNative } from "./try-native";

const stateOf = async (...standIn: Parameters<typeof standInDetector>) =>
  (await tryNative(await standInDetector(...standIn), makeImage)).state;

test("a browser without a detector has none", async () => {
  expect(await tryNative(undefined, makeImage)).toEqual({ state: "absent" });
});

test("a detector that reads all that was drawn for it is used", async () => {
  const trial = await tryNative(await standInDetector(), makeImage);
  expect(trial).toMatchObject({ state: "in-use", decoder: { engine: "native" } });
});

test("one that has no format of its own for a UPC-A is used too", async () => {
  const formats = ALL_FORMATS.filter((format) => format !== "upc_a");
  expect(await stateOf({ formats, answer: (all) => all.map(asEan13) })).toBe("in-use");
});

test.each(["qr_code", "code_128", "code_39", "ean_13"])("a detector that does not know %s is not used", async (missing) => {
  expect(await stateOf({ formats: ALL_FORMATS.filter((format) => format !== missing) })).toBe("lacks-formats");
  expect(await stateOf({ formats: [] })).toBe("lacks-formats");
});

test.each<[string, (text: string) => string]>([
  ["[R39] expands Code 39 to full ASCII", (text) => text.replace("+A", "a")],
  ["[R37] ends a text at a control character", (text) => text.split("\u0000")[0]!],
  ["[R37] takes UTF-8 for Latin-1", (text) => text.replace("ü", "Ã¼")],
  ["leaves out the check digit", (text) => text.replace("5901234123457", "590123412345")],
])("a detector that %s is not used", async (_, change) => {
  const answer = (all: readonly Detected[]) => all.map(({ format, rawValue }) => ({ format, rawValue: change(rawValue) }));
  expect(await stateOf({ answer })).toBe("misread");
});

test("a detector that sees what is not there is not used, nor one that sees nothing", async () => {
  expect(await stateOf({ answer: (all) => [...all, { format: "ean_13", rawValue: "4006381333931" }] })).toBe("misread");
  expect(await stateOf({ answer: () => [] })).toBe("misread");
});

test("a detector whose system service is missing, or never answers, has failed", async () => {
  expect(await stateOf({ answer: () => Promise.reject(new DOMException("unavailable", "NotSupportedError")) })).toBe("failed");
  const silent = await standInDetector({ answer: () => new Promise(() => undefined) });
  expect(await tryNative(silent, makeImage, 20)).toEqual({ state: "failed" });
  const broken = await standInDetector();
  broken.getSupportedFormats = () => Promise.reject(new TypeError("not in this browser"));
  expect(await tryNative(broken, makeImage)).toEqual({ state: "failed" });
});

interface Detected {
  readonly format: string;
  readonly rawValue: string;
}

function asEan13({ format, rawValue }: Detected): Detected {
  return format === "upc_a" ? { format: "ean_13", rawValue: `0${rawValue}` } : { format, rawValue };
}
