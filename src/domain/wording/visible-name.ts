/**
 * A name without what shows nothing or turns the writing around it: line breaks, control and format characters, but for the two
 * that join letters or keep them apart; empty where nothing is left to see.
 */
export function visibleName(text: string): string {
  const shown = text.replace(HIDDEN, "").trim();
  return SEEN.test(shown) ? shown : "";
}

const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Some letters are blanks by their looks. */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/u;
