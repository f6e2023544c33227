import * as z from "zod/mini";
import { base64url, instantMs, text, uuid } from "./scalars";

/** Longest name of a till. */
export const DEVICE_NAME_MAX_LENGTH = 60;

/** A till trades the one-time code for a token of its own. `code`: as shown, hyphens and case do not matter. */
export const enrolRequest = z.object({
  code: text(64),
  /** What the person calls this till; empty: the server names it. */
  deviceName: text(DEVICE_NAME_MAX_LENGTH),
});

/** The token is a bearer secret, of which the server keeps only a hash; it and every sequence number are the installation's. */
export const enrolResponse = z.object({
  token: base64url,
  installationId: uuid,
  device: z.object({ id: uuid, name: z.string() }),
  nowMs: instantMs,
});
