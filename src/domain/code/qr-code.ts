import { utf8Bytes } from "../bytes/utf8";
import { fail, ok, type Result } from "../result";
import type { CodeProblem } from "./code-problem";

const QR_MAX_BYTES = 512;

/** A QR code's text: any characters, 1 to 512 bytes of UTF-8 (R37). */
export function parseQrCode(text: string): Result<string, CodeProblem> {
  const length = utf8Bytes(text).length;
  if (length > QR_MAX_BYTES) return fail({ kind: "too-long", length, max: QR_MAX_BYTES, unit: "bytes" });
  return ok(text);
}
