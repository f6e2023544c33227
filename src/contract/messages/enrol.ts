import * as z from "zod/mini";
import { base64url, instantMs, text, tillToken, uuid } from "./scalars";

/** Longest name of a till. */
export const DEVICE_NAME_MAX_LENGTH = 60;

/** A till trades the one-time code for a token of its own. `code`: as shown, hyphens and case do not matter. */
export const enrolRequest = z.object({
  code: text(64),
  /** What the person calls this till; empty: the server names it. */
  deviceName: text(DEVICE_NAME_MAX_LENGTH),
  /** Made by the till, and sent again where the answer was lost: the code is then still its own. Absent: the server makes it. */
  token: z.optional(tillToken),
});

/** The token is a bearer secret, of which the server keeps only a hash; it and every sequence number are the installation's. */
export const enrolResponse = z.object({
  token: base64url,
  installationId: uuid,
  device: z.object({ id: uuid, name: z.string() }),
  nowMs: instantMs,
});

/** The token that the till goes on with once this is answered (R62). It has made it, and sends the same one until then. */
export const renewTokenRequest = z.object({ token: tillToken });

/** `taken`: false where the till goes on with the one it has. */
export const renewTokenResponse = z.object({ taken: z.boolean(), nowMs: instantMs });
