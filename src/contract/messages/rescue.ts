import * as z from "zod/mini";
import { RESCUE_FORMAT, RESCUE_VERSION, type RescueFile } from "../../domain/rescue/rescue-file";
import { base64url, count, instantMs, text, uuid } from "./scalars";

/** Some thirty thousand redemptions; with more, a till has to be brought back to the network itself. */
export const RESCUE_FILE_MAX_BYTES = 20_000_000;

/** SPKI of a P-256 key in base64url, which is 91 bytes. */
const publicKey = base64url.check(z.maxLength(200));

/** `publicKey`: of the pair with which the till will sign. */
export const certificateRequest = z.object({ publicKey });

/**
 * `certificate`: the server's word, for itself alone, on whose key that is; `rescueKey`: SPKI of the P-256 key that rescue
 * files are encrypted to.
 */
export const certificateResponse = z.object({ nowMs: instantMs, certificate: z.string(), rescueKey: publicKey });

/** A rescue file as it is saved, sent and taken in (R31): a JSON text. */
export const rescueFile = z.object({
  format: z.literal(RESCUE_FORMAT),
  version: z.literal(RESCUE_VERSION),
  certificate: text(4_096).check(z.regex(/^[A-Za-z0-9_.-]+$/)),
  ephemeralKey: publicKey,
  sealed: base64url,
  signature: base64url.check(z.maxLength(100)),
}) satisfies z.ZodMiniType<RescueFile>;

/** What is sealed in a rescue file: as in a push, without asks; `heard` as there. */
export const rescueContents = z.object({
  protocol: z.int(),
  madeMs: instantMs,
  items: z.array(z.unknown()).check(z.refine((items) => !items.some(isAsk))),
  heard: z.array(uuid),
});

function isAsk(item: unknown): boolean {
  return typeof item === "object" && item !== null && "kind" in item && item.kind === "ask";
}

/** Whose file it was and what came of it; taken in again, the same is `known`. */
export const rescueResponse = z.object({
  nowMs: instantMs,
  till: z.object({ installationId: uuid, name: z.string(), storeName: z.string() }),
  /** By the till's own clock. */
  madeMs: instantMs,
  counts: z.object({ redemptions: count, undone: count, conflicts: count, known: count, refused: count }),
});

export type RescueContents = z.infer<typeof rescueContents>;
export type RescueResponse = z.infer<typeof rescueResponse>;
