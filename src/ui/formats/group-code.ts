import type { CodeType } from "../../domain/code/code-type";

const ean13Groups = [1, 6, 6] as const;
const defaultGroup = 4;
const longestOwnGroup = 12;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Splits a code into the groups it is read aloud in: EAN-13 as 1-6-6, a promo code not at all, anything else in fours,
 * unless hyphens or spaces part it into short groups of its own.
 * The groups joined are the code again; a group counts what a reader sees as one character.
 */
export function groupCode(code: string, codeType: CodeType): readonly string[] {
  // What goes into a web shop's field takes no gaps: it stands as it is typed.
  if (codeType === "promo") return [code];
  const own = code.split(/(?<=[^- ][- ])(?=[^- ])/);
  if (own.length > 1 && own.every((group) => group.length <= longestOwnGroup)) return own;
  const characters = Array.from(graphemes.segment(code), (one) => one.segment);
  const sizes = codeType === "ean13" && characters.length === 13 ? ean13Groups : [];
  const groups: string[] = [];
  for (let start = 0; start < characters.length; ) {
    const size = sizes[groups.length] ?? defaultGroup;
    groups.push(characters.slice(start, start + size).join(""));
    start += size;
  }
  return groups;
}

/** The groups as one line of text; a hyphen is gap enough. */
export function spellCode(code: string, codeType: CodeType): string {
  return groupCode(code, codeType).map(showInvisible).join(" ").replaceAll("- ", "-");
}

/**
 * Replaces what would not be seen, or would change how the rest is seen, by a visible sign: control characters and
 * space by their picture (U+2400 block), other invisible ones by their code point in angle brackets.
 */
export function showInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x20) return String.fromCodePoint(0x2400 + point);
    if (point === 0x20) return "␣";
    if (point === 0x7f) return "␡";
    return `⟨U+${point.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}
