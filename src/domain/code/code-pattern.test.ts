import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsToGuess, checkCharacter, CODE_ALPHABETS, codeOfPattern, hasRoomFor } from "./code-pattern";

const PATTERN = { prefix: "TEA-", length: 8, alphabet: "letters-and-digits", check: true } as const;
const characters = CODE_ALPHABETS["letters-and-digits"];
const texts = fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 20 }).map((all) => all.join(""));

test("[R70] a code is the prefix, what was drawn, and a check character, without look-alikes", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const code = codeOfPattern(PATTERN, (below) => (numbers.next().value as number) % below);
      expect(code).toMatch(/^TEA-[2-9A-HJKMNP-Z]{9}$/);
      expect(code.at(-1)).toBe(checkCharacter(code.slice(4, -1), PATTERN.alphabet));
    }),
  );
});

test("[R70] the check character tells one wrong character, and neighbours that were swapped", () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, at, by) => {
      const place = at % text.length;
      const wrong = characters[(characters.indexOf(text[place] ?? "") + 1 + (by % (characters.length - 1))) % characters.length];
      const changed = text.slice(0, place) + wrong + text.slice(place + 1);
      expect(checkCharacter(changed, PATTERN.alphabet)).not.toBe(checkCharacter(text, PATTERN.alphabet));
      const first = at % (text.length - 1);
      const swapped = text.slice(0, first) + text[first + 1] + text[first] + text.slice(first + 2);
      if (swapped !== text) expect(checkCharacter(swapped, PATTERN.alphabet)).not.toBe(checkCharacter(text, PATTERN.alphabet));
    }),
  );
});

test("[R70] what there is to guess is what was drawn, less what many codes take from it", () => {
  expect(bitsToGuess({ ...PATTERN, alphabet: "digits", length: 6 }, 1)).toBeCloseTo(19.93, 2);
  expect(bitsToGuess({ ...PATTERN, alphabet: "digits", length: 6 }, 1_024)).toBeCloseTo(9.93, 2);
  expect(hasRoomFor({ ...PATTERN, alphabet: "digits", length: 6 }, 62_500)).toBe(true);
  expect(hasRoomFor({ ...PATTERN, alphabet: "digits", length: 6 }, 62_501)).toBe(false);
});
