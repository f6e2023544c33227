import { createHash } from "node:crypto";
import { uuidV7Of } from "./uuid-v7";

/**
 * The key of what a program reports under an idempotency key of its own: always the same one, and no other program's. It has a
 * UUID's form, version 7, without a time in it.
 */
export function keyOfReport(apiKeyId: string, what: "redemption" | "reversal", idempotencyKey: string): string {
  return uuidV7Of(createHash("sha256").update(`${apiKeyId}\0${what}\0${idempotencyKey}`).digest());
}
