import { createHmac } from "node:crypto";
import { uuidV7Of } from "./uuid-v7";

/**
 * The key of what a program reports under an idempotency key of its own: always the same one, and no other program's. Nobody
 * who knows a shop's ids and guesses the next idempotency key can work it out: who could would spoil the report. It has a UUID's
 * form, version 7, without a time in it.
 * @param keyHash of the program's API key
 */
export function keyOfReport(keyHash: Uint8Array, what: "redemption" | "reversal", idempotencyKey: string): string {
  return uuidV7Of(createHmac("sha256", keyHash).update(`${what}\0${idempotencyKey}`).digest());
}
