import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeTypes } from "./code-type";
import { checkDigit } from "./ean13";
import { explainCodeProblem } from "./explain-code-problem";
import { parseCode } from "./parse-code";

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(""));

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme-ascii" }), digits(12), digits(13));

describe("codes", () => {
  test.each(codeTypes)("[R36] a %s once normalised stays as it is", (type) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = parseCode(type, text);
        fc.pre(once.ok);
        expect(parseCode(type, once.value)).toEqual(once);
      }),
    );
  });

  test.each(codeTypes)("[R36] space around a %s makes no difference", (type) => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(" ", "\t", "\r\n", "\u3000"), (text, space) => {
        expect(parseCode(type, `${space}${text}${space}`)).toEqual(parseCode(type, text));
      }),
    );
  });

  test("[R40] the check digit finds every single wrong digit", () => {
    const oneChange = fc.tuple(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(oneChange, ([payload, position, by]) => {
        const right = payload + checkDigit(payload);
        const wrongDigit = (Number(right[position]) + by) % 10;
        const wrong = right.slice(0, position) + wrongDigit + right.slice(position + 1);
        expect(parseCode("ean13", right).ok).toBe(true);
        expect(parseCode("ean13", wrong)).toMatchObject({ ok: false, problem: { kind: "wrong-check-digit" } });
      }),
    );
  });

  test("[R41] upper and lower case are different promo codes", () => {
    expect(parseCode("promo", "Summer")).not.toEqual(parseCode("promo", "SUMMER"));
  });
});

describe("what is said of a bad code", () => {
  const said = (type: (typeof codeTypes)[number], text: string) => {
    const parsed = parseCode(type, text);
    return parsed.ok ? null : explainCodeProblem(type, parsed.problem);
  };

  test("names the digit that would be right", () => {
    expect(said("ean13", "4006381333930")).toBe("Check the digits: the last one should be 1 for these twelve.");
  });

  test("says how long the code is and may be", () => {
    expect(said("qr", "é".repeat(300))).toBe("This code has 600 bytes; shorten it to 512, the most for a QR code.");
  });

  test("shows the character to remove and where it stands", () => {
    expect(said("code39", "ABC_1")).toContain("Remove “_” at position 4");
    expect(said("promo", "SUMMER 25")).toContain("Remove the space at position 7");
    expect(said("promo", "A\u200bB")).toContain("Remove the invisible character at position 2");
  });

  test("is one sentence that ends, whatever was typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codeTypes), anyText, (type, text) => {
        const sentence = said(type, text);
        fc.pre(sentence !== null);
        expect(sentence).toMatch(/^[A-Z].*\.$/su);
      }),
    );
  });
});
