import { codeTypes, type CodeType, type ScannedCodeType } from "./code-type";
import { parseUpcA } from "./ean13";
import { normaliseText } from "./normalise-text";
import { parseCode, type NormalisedCode } from "./parse-code";

/** What came in at the till; typed and wedged text has no symbology. */
export type Scan = { readonly text: string; readonly symbology: ScannedCodeType | null };

/** One thing that a scan can mean. */
export type Reading = { readonly codeType: CodeType; readonly value: NormalisedCode };

/**
 * The longest text that is looked at, in UTF-16 units: no code has more than 512 bytes (R37), a claim's link less, and space
 * about it is put up with. A file or a scanner may bring megabytes.
 */
const LONGEST_TEXT = 2048;

/**
 * Everything that a scan can mean (R18, R42): a camera's read its own type only; typed and wedged text every type whose
 * rule it meets, in the order of the code types. Empty: no code at all.
 *
 * A camera's twelve digits are a UPC-A, for it never reads an EAN-13 without its check digit. Typed, they may be
 * either, and where both hold good both are readings.
 */
export function readingsOf(scan: Scan): readonly Reading[] {
  if (scan.text.length > LONGEST_TEXT) return [];
  const types = scan.symbology === null ? codeTypes : [scan.symbology];
  return types.flatMap((codeType) => valuesOf(codeType, scan).map((value) => ({ codeType, value })));
}

function valuesOf(codeType: CodeType, scan: Scan): readonly NormalisedCode[] {
  if (codeType !== "ean13") return parsedValues(codeType, scan.text);
  const upcA = parseUpcA(normaliseText(scan.text));
  const fromUpcA = upcA.ok ? parsedValues("ean13", upcA.value) : [];
  const isCameraUpcA = scan.symbology !== null && normaliseText(scan.text).length === 12;
  return isCameraUpcA ? fromUpcA : [...fromUpcA, ...parsedValues("ean13", scan.text)];
}

function parsedValues(codeType: CodeType, text: string): readonly NormalisedCode[] {
  const parsed = parseCode(codeType, text);
  return parsed.ok ? [parsed.value] : [];
}
