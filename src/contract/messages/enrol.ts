import * as z from "zod/mini";
import { base64url, instantMs, text, uuid } from "./scalars";

/** A till trades the one-time code for a token of its own. `code`: as shown, hyphens and case do not matter. */
export const enrolRequest = z.object({
  code: text(64),
  /** What the person calls this till; empty: the server names it. */
  deviceName: text(60),
});

/** The token is a bearer secret; the server keeps only its hash. It, and every sequence number, belong to the installation. */
export const enrolResponse = z.object({
  token: base64url,
  installationId: uuid,
  device: z.object({ id: uuid, name: z.string() }),
  nowMs: instantMs,
});

export type EnrolRequest = z.infer<typeof enrolRequest>;
export type EnrolResponse = z.infer<typeof enrolResponse>;
