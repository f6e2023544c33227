import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit, parseEan13 } from "./ean13";
import { likelyEan13s } from "./likely-ean13";

const ean13 = fc.stringMatching(/^[0-9]{12}$/).map((digits) => digits + checkDigit(digits));
const isRight = (text: string) => parseEan13(text).ok;

describe("[R57] what was meant by a mistyped EAN-13", () => {
  test("holds the code, whichever one digit was mistyped", () => {
    fc.assert(
      fc.property(ean13, fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, place, by) => {
        const typed = code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1);
        expect(likelyEan13s(typed)).toContain(code);
      }),
    );
  });

  test("holds the code, whichever neighbours were swapped, where the check digit tells", () => {
    fc.assert(
      fc.property(ean13, fc.nat(11), (code, place) => {
        const typed = code.slice(0, place) + code[place + 1]! + code[place]! + code.slice(place + 2);
        fc.pre(!isRight(typed));
        expect(likelyEan13s(typed)).toContain(code);
        expect(likelyEan13s(typed).every(isRight)).toBe(true);
      }),
    );
  });

  test.each(["5901234123457", "590123412345", "59012341234570", "590123412345X", ""])("is nothing else where nothing is wrong, or all: %j", (text) => {
    expect(likelyEan13s(text)).toEqual([]);
  });
});
