import type { Context } from "hono";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { fail, ok, type Result } from "../../src/domain/result";

export type BodyLimits = { readonly maxBytes: number; readonly maxMs: number };

/**
 * The JSON of a request, which has to be UTF-8, as JSON is. Of names that come twice in an object the last counts.
 * Neither more bytes than the limit are ever held, nor a body waited for that trickles.
 */
export async function readJson(c: Context, limits: BodyLimits): Promise<Result<unknown, ProblemMessage>> {
  const bytes = await readBytes(c, limits);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value)));
  } catch (failure) {
    // What is no UTF-8 is a TypeError.
    if (!(failure instanceof SyntaxError || failure instanceof TypeError)) throw failure;
    return fail({ problem: "bad-request", message: "The request is not JSON." });
  }
}

/** What its headers alone say against a request's body; null: nothing. */
export function bodyProblem(c: Context, { maxBytes }: BodyLimits): ProblemMessage | null {
  // A small body that unpacks to a large one is not unpacked.
  const encoding = c.req.header("Content-Encoding") ?? "identity";
  if (encoding !== "identity" && encoding !== "") return { problem: "bad-request", message: "Send the request as it is, not compressed." };
  return Number(c.req.header("Content-Length") ?? 0) > maxBytes ? TOO_LARGE : null;
}

const TOO_LARGE = { problem: "too-large", message: "The request is larger than this address takes." } as const;
const TOO_SLOW = { problem: "too-slow", message: "The request did not arrive in time. Send it again." } as const;

/** A request's body as it is. */
export async function readBytes(c: Context, { maxBytes, maxMs }: BodyLimits): Promise<Result<Uint8Array, ProblemMessage>> {
  const { body } = c.req.raw;
  if (body === null) return ok(new Uint8Array());
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), maxMs);
  });
  try {
    for (;;) {
      // Who hangs up in the middle is no bug.
      const read = await Promise.race([reader.read().catch(() => "late" as const), late]);
      if (read === "late") return fail(TOO_SLOW);
      if (read.done) return ok(Buffer.concat(chunks, size));
      size += read.value.length;
      if (size > maxBytes) return fail(TOO_LARGE);
      chunks.push(read.value);
    }
  } finally {
    clearTimeout(timer);
  }
}
