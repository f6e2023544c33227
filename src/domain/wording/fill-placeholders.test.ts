import fc from "fast-check";
import { expect, test } from "vitest";
import { AUTOMATION_WORDINGS, STATUS_WORDINGS, automationAnswer, defaultAutomationWordings } from "./default-wordings";
import { fillPlaceholders, placeholderProblems } from "./fill-placeholders";

test("[R53] fills what it knows, and leaves what it does not", () => {
  expect(fillPlaceholders("{coupon} starts {start}, { coupon }! {who}", { coupon: "Tea", start: "Monday" })).toBe(
    "Tea starts Monday, Tea! {who}",
  );
});

test("[R53] doubled braces are plain ones", () => {
  expect(fillPlaceholders("{{coupon}} is {{{coupon}}}", { coupon: "Tea" })).toBe("{coupon} is {Tea}");
  expect(placeholderProblems("{{any}} {{{coupon}}}", ["coupon"])).toEqual([]);
});

test("[R53] a value is not filled again", () => {
  expect(fillPlaceholders("{a}", { a: "{b} $& {{", b: "no" })).toBe("{b} $& {{");
});

test("[R53] an object's own words are no placeholders", () => {
  expect(fillPlaceholders("{constructor} {toString}", {})).toBe("{constructor} {toString}");
});

test("[R53] saving reports unknown placeholders, with the known ones, and lone braces", () => {
  expect(placeholderProblems("Hi {name}, } {", ["coupon"])).toEqual([
    { kind: "unknown-placeholder", name: "name", known: ["coupon"] },
    { kind: "lone-brace", position: 12 },
    { kind: "lone-brace", position: 14 },
  ]);
});

test("[R53] text that was escaped comes out as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("{", "}", "a", " ", "é") }), (text) => {
      const escaped = text.replace(/[{}]/g, (brace) => brace + brace);
      expect(fillPlaceholders(escaped, { a: "wrong" })).toBe(text);
      expect(placeholderProblems(escaped, [])).toEqual([]);
    }),
  );
});

test("[R53] the standard wordings hold no placeholder that is not known there", () => {
  for (const wording of [...Object.values(AUTOMATION_WORDINGS), ...Object.values(STATUS_WORDINGS)]) {
    expect(placeholderProblems(wording.standard, wording.placeholders)).toEqual([]);
  }
});

test("[R51] an automation names the coupon and when it starts", () => {
  const values = { coupon: "Spring gift", start: "1 March, 10:00" };
  expect(automationAnswer("notYetValid", defaultAutomationWordings, values)).toBe(
    "“Spring gift” starts on 1 March, 10:00. Come back then.",
  );
});
