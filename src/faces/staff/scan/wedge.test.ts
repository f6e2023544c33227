import { describe, expect, test } from "vitest";
import { endBurst, type KeyedText, type KeyPress, NO_BURST, silenceMsAfter, takeKey } from "./wedge";

const PLAIN = { code: "", isShifted: false, isCapsLocked: false, isCommand: false };

/** Presses keys one after another, so many milliseconds apart. */
function press(keys: readonly string[], gapsMs: number | readonly number[]) {
  let burst = NO_BURST;
  let atMs = 1000;
  const taken = keys.map((key, place) => {
    atMs += typeof gapsMs === "number" ? gapsMs : gapsMs[place % gapsMs.length]!;
    const decision = takeKey(burst, { ...PLAIN, key, atMs });
    burst = decision.burst;
    return decision;
  });
  return { burst, last: taken.at(-1)!, scanned: taken.flatMap(({ scanned }) => (scanned === null ? [] : [scanned.typed])), swallowed: keys.filter((_key, place) => taken[place]!.isSwallowed) };
}

describe("a scanner that types", () => {
  test.each(["Enter", "Tab"])("is told by its speed and the %s at the end, which does nothing else", (end) => {
    const { scanned, last } = press([..."TEAR-0001", end], 15);
    expect(scanned).toEqual(["TEAR-0001"]);
    expect(last.isSwallowed).toBe(true);
  });

  test.each([
    ["5 ms", 5],
    ["80 ms, as slow Bluetooth", 80],
    ["bunches, as Bluetooth hands them over", [4, 4, 4, 120]],
  ])("may take %s a key", (_pace, gapsMs) => {
    expect(press([..."TEAR-0001", "Enter"], gapsMs).scanned).toEqual(["TEAR-0001"]);
  });

  test("may hold Shift between its characters", () => {
    expect(press(["Shift", "T", "Shift", "E", "A", "R", "Enter"], 15).scanned).toEqual(["TEAR"]);
  });

  test("is not a person who types", () => {
    expect(press([..."TEAR-0001", "Enter"], 120).scanned).toEqual([]);
    expect(silenceMsAfter(press([..."TEAR-0001"], 120).burst)).toBeNull();
  });

  test.each(["Enter", "Tab"])("is not %s alone, nor after a key or two", (end) => {
    expect(press([end], 15)).toMatchObject({ scanned: [], swallowed: [] });
    expect(press(["a", "b", end], 15).last).toMatchObject({ scanned: null, isSwallowed: false });
  });

  test("leaves out what was typed slowly before it", () => {
    expect(press(["x", ..."12345", "Enter"], [10, 1000, 10, 10, 10, 10, 10]).scanned).toEqual(["12345"]);
  });

  test("presses nothing with a space in its code", () => {
    expect(press([..."BAGEL 0001"], 10).swallowed).toContain(" ");
    expect(press([" "], 10).swallowed).toEqual([]);
  });

  test("that ends nothing is heard out", () => {
    const fast = press([..."TEAR-0001"], 10).burst;
    expect(silenceMsAfter(fast)).toBe(100);
    expect(endBurst(fast, 2000).scanned?.typed).toBe("TEAR-0001");
    expect(silenceMsAfter(press([..."TEAR-0001"], 70).burst)).toBe(210);
    expect(silenceMsAfter(press([..."TEAR"], 10).burst)).toBeNull();
  });

  test("that ends twice, or late, presses nothing with it", () => {
    expect(press([..."TEAR-0001", "Enter", "Enter"], 15)).toMatchObject({ scanned: ["TEAR-0001"], last: { isSwallowed: true } });
    const silent = endBurst(press([..."TEAR-0001"], 10).burst, 2000).burst;
    expect(takeKey(silent, { ...PLAIN, key: "Enter", atMs: 2100 }).isSwallowed).toBe(true);
    expect(takeKey(silent, { ...PLAIN, key: "Enter", atMs: 2400 }).isSwallowed).toBe(false);
  });

  test("may send a line feed as Ctrl+J, and a shortcut is no character of a code", () => {
    const burst = press([..."TEAR-0001"], 10).burst;
    expect(takeKey(burst, { ...PLAIN, key: "j", isCommand: true, atMs: burst.lastMs + 10 }).scanned?.typed).toBe("TEAR-0001");
    expect(takeKey(burst, { ...PLAIN, key: "f", isCommand: true, atMs: burst.lastMs + 10 })).toMatchObject({ burst, isSwallowed: false });
  });
});

describe("a scanner set to a US keyboard", () => {
  /** What the host's layout makes of the keys for "Yz-1/A_2": the key's own name for it, or "Dead". */
  const LAYOUTS = {
    German: ["Z", "y", "ß", "1", "-", "A", "?", "2"],
    French: ["Y", "w", ")", "&", "!", "Q", "°", "é"],
    Spanish: ["Y", "z", "'", "1", "-", "A", "?", "2"],
    Italian: ["Y", "z", "'", "1", "-", "A", "?", "2"],
    Ukrainian: ["Н", "я", "-", "1", ".", "Ф", "_", "2"],
    Swedish: ["Y", "z", "+", "1", "-", "A", "?", "2"],
  };
  const KEYS: readonly Pick<KeyPress, "code" | "isShifted">[] = [
    { code: "KeyY", isShifted: true },
    { code: "KeyZ", isShifted: false },
    { code: "Minus", isShifted: false },
    { code: "Digit1", isShifted: false },
    { code: "Slash", isShifted: false },
    { code: "KeyA", isShifted: true },
    { code: "Minus", isShifted: true },
    { code: "Digit2", isShifted: false },
  ];

  function scanned(keys: readonly string[], isCapsLocked = false): KeyedText | null {
    let burst = NO_BURST;
    KEYS.forEach((where, place) => {
      burst = takeKey(burst, { ...PLAIN, ...where, isCapsLocked, key: keys[place]!, atMs: 1000 + place * 10 }).burst;
    });
    return takeKey(burst, { ...PLAIN, key: "Enter", code: "Enter", atMs: burst.lastMs + 10 }).scanned;
  }

  test.each(Object.entries(LAYOUTS))("is understood by where its keys lie on a %s one", (_layout, keys) => {
    expect(scanned(keys)).toEqual({ typed: keys.join(""), physical: "Yz-1/A_2", isCapsLocked: false });
  });

  test("is understood behind dead keys, an input method and Caps Lock", () => {
    expect(scanned(["Y", "z", "Dead", "1", "/", "A", "_", "2"])?.physical).toBe("Yz-1/A_2");
    expect(scanned(KEYS.map(() => "Process"))).toEqual({ typed: "", physical: "Yz-1/A_2", isCapsLocked: false });
    expect(scanned(["y", "Z", "-", "1", "/", "a", "_", "2"], true)).toEqual({ typed: "yZ-1/a_2", physical: "Yz-1/A_2", isCapsLocked: true });
  });
});
