import { expect, test } from "vitest";
import { codeTypes } from "../../../../domain/code/code-type";
import { parseCode } from "../../../../domain/code/parse-code";
import { EXAMPLE_CODES } from "./example-codes-table";

test.each(codeTypes)("the example of %s is a code of its type", (type) => {
  expect(parseCode(type, EXAMPLE_CODES[type])).toEqual({ ok: true, value: EXAMPLE_CODES[type] });
});
