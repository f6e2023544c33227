import { describe, expect, test } from "vitest";
import { readingsOfKeys, readingsOfTyped } from "./keyed-readings";

/** The texts that may be meant, and how each was understood. */
function readings(typed: string, physical = typed, isCapsLocked = false) {
  return readingsOfKeys({ typed, physical, isCapsLocked }).map(({ scan, understood }) => [scan.text, understood]);
}

describe("[R56] what a scanner's keys can mean", () => {
  test("is what they type, and nothing else where the keyboards agree", () => {
    expect(readings("ESP-0001")).toEqual([["ESP-0001", "as-typed"]]);
  });

  test("is what they type before what a US keyboard would", () => {
    expect(readings("ESPß0001", "ESP-0001")).toEqual([
      ["ESPß0001", "as-typed"],
      ["ESP-0001", "other-layout"],
    ]);
  });

  test("is also the other case under Caps Lock, on whatever keyboard", () => {
    expect(readings("esp-0001", "ESP-0001", true)).toEqual([
      ["esp-0001", "as-typed"],
      ["ESP-0001", "caps-lock"],
    ]);
    expect(readings("zesß", "YES-", true)).toContainEqual(["ZESSS", "caps-lock"]);
  });

  test("is nothing where an input method took the keys, but where they lie", () => {
    expect(readings("", "ESP-0001")).toEqual([["ESP-0001", "other-layout"]]);
  });

  test("is of the kind that the scanner says, with or without its sign", () => {
    expect(readingsOfKeys({ typed: "]C0ESP-0001", physical: "]C0ESP-0001", isCapsLocked: false }).map(({ scan }) => scan)).toEqual([
      { text: "ESP-0001", symbology: "code128" },
      { text: "]C0ESP-0001", symbology: null },
    ]);
  });
});

test("[R56] what is typed in small letters, or with the gaps between its groups, is looked up in capitals and without them too", () => {
  expect(readingsOfTyped("free brea d").map(({ scan }) => scan.text)).toEqual(["free brea d", "freebread", "FREE BREA D", "FREEBREAD"]);
  expect(readingsOfTyped("GIFT-1").map(({ scan }) => scan.text)).toEqual(["GIFT-1"]);
});

test("[R57] digits are looked up without the gaps that stand on the coupon, and as they were typed", () => {
  expect(readingsOfTyped("5 901234 123457").map(({ scan }) => scan.text)).toEqual(["5901234123457", "5 901234 123457"]);
});
