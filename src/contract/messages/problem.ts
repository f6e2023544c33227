import * as z from "zod/mini";

/** Every answer that is not a success. `message` is a sentence for the person in front of the screen. */
export const problemMessage = z.object({
  problem: z.enum([
    "bad-request",
    "not-signed-in",
    "not-allowed",
    "revoked",
    "not-found",
    "enrolment-code-unknown",
    "enrolment-code-used",
    "enrolment-code-expired",
    "final",
    "last-owner",
    "address-taken",
    "password-not-usable",
    "link-not-usable",
    "set-up-already",
    "rescue-file-foreign",
    "rescue-file-damaged",
    "too-large",
    "too-slow",
    "too-many-requests",
    "unavailable",
    "internal",
  ]),
  message: z.string(),
});

export type ProblemMessage = z.infer<typeof problemMessage>;
export type ProblemKind = ProblemMessage["problem"];
