import { expect, test } from "vitest";
import { PERIOD_WORDS } from "./period-words-table";
import { periodWords, readerLocale } from "./reader-locale";

test.each([
  [["de-AT", "en"], "de-AT", "Jetzt gültig"],
  [["pt-BR"], "pt-BR", "Válido agora"],
  [["zh-HK"], "zh-HK", "現在有效"],
  [["zh-CN"], "zh-CN", "现在有效"],
  [["ar-EG"], "ar-EG", "صالح الآن"],
  [["en-US", "de"], "en-US", "Valid now"],
  [["eo", "fr"], "fr", "Valable maintenant"],
  [["en"], "en-GB", "Valid now"],
  [["eo", "*", "no tag", "constructor"], "en-GB", "Valid now"],
  [[], "en-GB", "Valid now"],
])("[R83] who reads %j is told of time as in %s", (languages, locale, now) => {
  expect(readerLocale(languages)).toBe(locale);
  expect(periodWords(locale).now).toBe(now);
});

test("every language names the instants that it is about, and no others", () => {
  for (const words of Object.values(PERIOD_WORDS)) {
    const named = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text.match(/\{\w+\}/g)]));
    expect(named).toEqual({ both: ["{start}", "{end}"], from: ["{start}"], until: ["{end}"], now: null, notYet: null, ended: ["{end}"] });
  }
});
