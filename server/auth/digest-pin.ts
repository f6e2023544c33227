import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { isPin, PIN_DIGEST } from "../../src/domain/staff/pin";
import type { RandomBytes } from "../deps";
import type { NewStaffMember } from "../store/store";

const derive = promisify(pbkdf2);

/**
 * A PIN as it is stored and sent to tills, never itself; slow, off the thread that serves requests (R60).
 * @param pin one by `isPin`; anything else is a bug
 */
export async function digestPin(pin: string, randomBytes: RandomBytes): Promise<NewStaffMember["pin"]> {
  if (!isPin(pin)) throw new Error("What is no PIN was to be digested.");
  const { iterations, saltBytes, digestBytes } = PIN_DIGEST;
  const salt = randomBytes(saltBytes);
  return { salt, iterations, digest: await derive(pin, salt, iterations, digestBytes, "sha256") };
}
