import * as fc from "fast-check";
import { expect, test } from "vitest";
import { codeTypes } from "../../domain/code/code-type";
import { groupCode, showInvisible, spellCode } from "./group-code";

test("EAN-13 is read as 1-6-6, other codes in fours", () => {
  expect(groupCode("5012345678900", "ean13")).toEqual(["5", "012345", "678900"]);
  expect(groupCode("5012345678900", "code128")).toEqual(["5012", "3456", "7890", "0"]);
});

test("a promo code stands as it goes into a web shop's field", () => {
  expect(groupCode("SPRING-2026", "promo")).toEqual(["SPRING-2026"]);
});

test("spelled on one line, a code has gaps between its groups, but for a hyphen", () => {
  expect(spellCode("SUMMER-1", "qr")).toBe("SUMMER-1");
  expect(spellCode("FREEBREAD", "qr")).toBe("FREE BREA D");
});

test("a code with hyphens or spaces is read in its own groups", () => {
  expect(groupCode("TEAROFF-FLAT-WHITE", "qr")).toEqual(["TEAROFF-", "FLAT-", "WHITE"]);
  expect(groupCode("BAGEL 0007", "code39")).toEqual(["BAGEL ", "0007"]);
  expect(groupCode("A-BCDEFGHIJKLMNO", "qr")).toEqual(["A-BC", "DEFG", "HIJK", "LMNO"]);
  expect(groupCode("-SPRING-", "qr")).toEqual(["-SPR", "ING-"]);
});

test("what a reader sees as one character is never split", () => {
  expect(groupCode("ab👨‍👩‍👧cd", "qr")).toEqual(["ab👨‍👩‍👧c", "d"]);
});

test("the groups joined are the code again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...codeTypes), (code, type) => {
      expect(groupCode(code, type).join("")).toBe(code);
    }),
  );
});

test("characters that cannot be seen get a sign", () => {
  expect(showInvisible("A\u001dB C\u007f")).toBe("A␝B␣C␡");
});

test("characters that reorder or hide their neighbours are named instead of obeyed", () => {
  expect(showInvisible("12\u202e34\u200b5\u00a06")).toBe("12⟨U+202E⟩34⟨U+200B⟩5⟨U+00A0⟩6");
});
