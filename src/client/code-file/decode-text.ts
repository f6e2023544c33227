import { fail, ok, type Result } from "../../domain/result";
import type { FileProblem } from "./file-problem";

/** The text of a file: UTF-8, or UTF-16 where its first two bytes say so. Other encodings cannot be told from one another. */
export function decodeText(bytes: Uint8Array): Result<string, FileProblem> {
  // Letters of UTF-16 have a zero in every pair.
  if (encodingOf(bytes) === "utf-8" && (bytes[0] === 0 || bytes[1] === 0)) return fail({ kind: "not-unicode" });
  try {
    return ok(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return fail({ kind: "not-unicode" });
    throw error;
  }
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
