import { PERIOD_WORDS, type PeriodWords } from "./period-words-table";
import { SCREEN_LOCALE } from "./screen-locale";

/**
 * In which of a reader's languages the time of a coupon is told: the first that there are words for, with its region, by which
 * days are written.
 * @param languages BCP 47 tags, the dearest first, as a browser says them
 */
export function readerLocale(languages: readonly string[]): string {
  const known = languages.find((tag) => keyOf(tag) !== null) ?? SCREEN_LOCALE;
  // Who asks for English without saying whose gets the screens' own.
  return known === "en" ? SCREEN_LOCALE : known;
}

/** @param locale one of `readerLocale`'s */
export function periodWords(locale: string): PeriodWords {
  return PERIOD_WORDS[keyOf(locale) ?? "en"];
}

function keyOf(tag: string): keyof typeof PERIOD_WORDS | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    const key = script === undefined || language !== "zh" ? language : `${language}-${script}`;
    return Object.hasOwn(PERIOD_WORDS, key) ? (key as keyof typeof PERIOD_WORDS) : null;
  } catch {
    // What is no tag, such as "*", names no language.
    return null;
  }
}
