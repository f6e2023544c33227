import { expect, test } from "vitest";
import { visibleName } from "./visible-name";

test.each([
  ["Ana\u202egnp.exe", "Anagnp.exe"],
  ["\u2066A\u2069n\u200ba\ufeff", "Ana"],
  ["Ana\u2028Silva\n", "AnaSilva"],
  [" \u200d\u200c ", ""],
  ["\u3164", ""],
  ["\u2800", ""],
])("is without what nobody sees: %j", (text, name) => {
  expect(visibleName(text)).toBe(name);
});

test.each(["نرگس\u200cخان", "क्\u200dष", "Ana 👩\u200d🍳", "محمد", "O’Brien-Núñez"])("stays as it is where all of it is seen or shapes what is: %s", (name) => {
  expect(visibleName(name)).toBe(name);
});
