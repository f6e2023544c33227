import * as z from "zod/mini";
import { refusalOrder } from "../../domain/redemption/refusal";
import { couponAtDesk } from "./coupons-at-desk";
import { instantMs } from "./scalars";
import { settingsAtDesk } from "./settings";

/**
 * What is wrong, in a form that a screen can put where it belongs.
 * - `fields`: each field of a coupon, or of the settings, that has to be mended, named as in the domain (`period` is `start` and `end`);
 * - `changed`: somebody has edited the coupon meanwhile: as it is now, the fields that are different from the version that
 *   was edited, and who did it last;
 * - `refused`: why nothing was redeemed, the reason that counts first (R32);
 * - `which-coupon`: these have the code;
 * - `settings-changed`: somebody has changed the settings meanwhile: as they are now, and who did it last.
 */
const detail = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fields"), fields: z.array(z.object({ field: z.string(), message: z.string() })) }),
  z.object({
    kind: z.literal("changed"),
    now: couponAtDesk,
    fields: z.array(z.string()),
    by: z.string(),
    atMs: instantMs,
  }),
  z.object({ kind: z.literal("refused"), reasons: z.array(z.enum(refusalOrder)) }),
  z.object({ kind: z.literal("which-coupon"), couponIds: z.array(z.string()) }),
  z.object({ kind: z.literal("settings-changed"), now: settingsAtDesk, by: z.string(), atMs: instantMs }),
]);

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
    "plan",
    "fields",
    "changed-meanwhile",
    "last-owner",
    "address-taken",
    "password-not-usable",
    "link-not-usable",
    "set-up-already",
    "rescue-file-foreign",
    "rescue-file-damaged",
    "image-not-usable",
    "idempotency-key-used",
    "not-redeemed",
    "which-coupon",
    "too-large",
    "too-slow",
    "too-many-requests",
    "unavailable",
    "internal",
  ]),
  message: z.string(),
  detail: z.optional(detail),
});

export type ProblemMessage = z.infer<typeof problemMessage>;
export type ProblemKind = ProblemMessage["problem"];
