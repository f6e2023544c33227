import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeTypes } from "./code-type";
import { parseCode } from "./parse-code";

const FOLDER = join(import.meta.dirname, "../../../test/vectors");

describe.each(codeTypes)("[R36–R41] the vectors of %s", (type) => {
  test.each(casesIn(`${type}.valid.txt`))("takes $input as $expected", ({ text, expected, times }) => {
    expect(parseCode(type, text)).toEqual({ ok: true, value: unescaped(expected).repeat(times) });
  });

  test.each(casesIn(`${type}.invalid.txt`))("refuses $input: $expected", ({ text, expected }) => {
    expect(parseCode(type, text)).toMatchObject({ ok: false, problem: { kind: expected } });
  });
});

test("every file of vectors belongs to a code type", () => {
  const expected = codeTypes.flatMap((type) => [`${type}.invalid.txt`, `${type}.valid.txt`]);
  expect(readdirSync(FOLDER).toSorted()).toEqual(expected.toSorted());
});

function casesIn(file: string) {
  const lines = readFileSync(join(FOLDER, file), "utf8").split("\n");
  const cases = lines.filter((line) => line !== "" && !line.startsWith("# "));
  if (cases.length === 0) throw new Error(`${file} has no cases`);
  return cases.map((line) => {
    const [input = "", expected = "", times = "1"] = line.split("\t");
    return { input, expected, times: Number(times), text: unescaped(input).repeat(Number(times)) };
  });
}

const ESCAPES: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", 0: "\0", "\\": "\\" };

function unescaped(text: string): string {
  return text.replace(/\\(?:u\{([0-9a-f]+)\}|([tnr0\\]))/g, (_, hex: string | undefined, name: string | undefined) =>
    hex === undefined ? (ESCAPES[name ?? ""] ?? "") : String.fromCodePoint(parseInt(hex, 16)),
  );
}
