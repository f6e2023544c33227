import type { Brand } from "../brand";
import { isWellFormed } from "../bytes/utf8";
import { fail, ok, type Result } from "../result";
import { parseCode128 } from "./code128";
import { parseCode39 } from "./code39";
import type { CodeProblem } from "./code-problem";
import type { CodeType } from "./code-type";
import { parseEan13 } from "./ean13";
import { normaliseText } from "./normalise-text";
import { parsePromoCode } from "./promo-code";
import { parseQrCode } from "./qr-code";

/** A code as it is stored and compared: equal codes of one type are equal strings. */
export type NormalisedCode = Brand<string, "NormalisedCode">;

const PARSERS = {
  qr: parseQrCode,
  code128: parseCode128,
  code39: parseCode39,
  ean13: parseEan13,
  promo: parsePromoCode,
} satisfies Record<CodeType, (text: string) => Result<string, CodeProblem>>;

/**
 * A code of one type as a manager enters it or a file holds it (R36–R41). Idempotent.
 * What a scan or typed text at the till can mean is `readingsOf`'s to say.
 */
export function parseCode(type: CodeType, text: string): Result<NormalisedCode, CodeProblem> {
  if (!isWellFormed(text)) return fail({ kind: "broken-text" });
  const normalised = normaliseText(text);
  if (normalised.length === 0) return fail({ kind: "empty" });
  const parsed = PARSERS[type](normalised);
  return parsed.ok ? ok(parsed.value as NormalisedCode) : parsed;
}
