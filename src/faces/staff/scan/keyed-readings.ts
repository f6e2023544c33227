import type { LookUp } from "../../../client/till/till";
import type { ScannedCodeType } from "../../../domain/code/code-type";
import { normaliseText } from "../../../domain/code/normalise-text";
import type { Scan } from "../../../domain/code/readings-of";
import { foundIn, type Meant, type SeenCode } from "./codes-in-view";
import type { KeyedText } from "./wedge";

/** How a scanner's keys were understood. `other-layout`: not as this device's keyboard types them. */
export type Understood = "as-typed" | "other-layout" | "caps-lock";

export type KeyedReading = { readonly scan: Scan; readonly understood: Understood };

/** Some scanners say what they have read, as "]", a letter for the kind and a sign (ISO/IEC 15424). */
const AIM_SYMBOLOGIES: Readonly<Record<string, ScannedCodeType>> = { A: "code39", C: "code128", E: "ean13", Q: "qr" };

/**
 * What the keys of a scanner can mean (R56), the likeliest first: as this device's keyboard types them, as the US keyboard that
 * scanners are set to in the factory does, and without a Caps Lock that turns capitals into small letters.
 */
export function readingsOfKeys({ typed, physical, isCapsLocked }: KeyedText): readonly KeyedReading[] {
  const isCaseOnly = physical.toLowerCase() === typed.toLowerCase();
  const readings: readonly (readonly [string, Understood])[] = [
    [typed, "as-typed"],
    [physical, isCaseOnly ? "caps-lock" : "other-layout"],
    [isCapsLocked ? otherCase(typed) : typed, "caps-lock"],
  ];
  const texts = new Map<string, Understood>();
  for (const [text, understood] of readings) if (text !== "" && !texts.has(text)) texts.set(text, understood);
  return [...texts].flatMap(([text, understood]) => scansOf(text).map((scan) => ({ scan, understood })));
}

/**
 * What somebody who typed can mean (R56): the text as it is, without the gaps that stand between its groups on the coupon, digits
 * without their hyphens too, and each in capitals, as phones begin in small letters.
 */
export function readingsOfTyped(text: string): readonly KeyedReading[] {
  const typed = [typedDigits(text) ?? text, text, text.replace(/\s/g, "")];
  const texts = new Set([...typed, ...typed.map((one) => one.toUpperCase())]);
  return [...texts].map((one) => ({ scan: { text: one, symbology: null }, understood: "as-typed" }));
}

/** The digits of a text that holds nothing else but gaps, as an EAN-13 may be typed; null for any other. */
export function typedDigits(text: string): string | null {
  const digits = normaliseText(text).replace(/[\s\u00a0-]/g, "");
  return /^[0-9]+$/.test(digits) ? digits : null;
}

/** `understood`: how the code was, where there is one. */
export type MeantByKeys = Exclude<Meant, { kind: "perhaps-another" }> & { readonly understood: Understood };

/**
 * Which reading is meant (R56): the one that this till knows; where it knows several codes, the cashier says which; with none,
 * the first.
 * @param answers of the readings, in their order
 */
export function meantByKeys(readings: readonly KeyedReading[], answers: readonly LookUp[]): MeantByKeys {
  const seen = readings.map(({ scan }, place): SeenCode => ({ scan, beside: [], answer: answers[place]! }));
  const known = seen.filter((code, place) => {
    const shown = shownBy(code);
    return shown !== null && seen.findIndex((other) => shownBy(other) === shown) === place;
  });
  const [first, ...others] = known;
  if (first !== undefined && others.length > 0) return { kind: "choose", candidates: known.flatMap(foundIn), understood: "as-typed" };
  const meant = first ?? seen.find(({ answer }) => answer.kind !== "not-a-code") ?? seen[0];
  if (meant === undefined) return { kind: "nothing", understood: "as-typed" };
  return { kind: "this", seen: meant, understood: first === undefined ? "as-typed" : readings[seen.indexOf(meant)]!.understood };
}

/** What is shown of a coupon, as text to compare; null where none has the code. */
function shownBy(code: SeenCode): string | null {
  const shown = foundIn(code).filter(({ coupon }) => coupon !== null);
  return shown.length === 0 ? null : JSON.stringify(shown.map((found) => found.shown));
}

function scansOf(text: string): readonly Scan[] {
  const symbology = AIM_SYMBOLOGIES[/^\]([ACEQ])[0-9A-Za-z]./.exec(text)?.[1] ?? ""];
  const plain: Scan = { text, symbology: null };
  return symbology === undefined ? [plain] : [{ text: text.slice(3), symbology }, plain];
}

function otherCase(text: string): string {
  return Array.from(text, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join("");
}
