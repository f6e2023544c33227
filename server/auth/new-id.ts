import type { RandomBytes } from "../deps";
import { uuidV7Of } from "./uuid-v7";

/**
 * A UUID, version 7: ids made later sort later.
 * @see RFC 9562, section 5.7
 */
export function newId(nowMs: number, randomBytes: RandomBytes): string {
  const bytes = Buffer.from(randomBytes(16));
  bytes.writeUIntBE(nowMs, 0, 6);
  return uuidV7Of(bytes);
}
