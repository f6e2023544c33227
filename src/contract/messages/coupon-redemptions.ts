import * as z from "zod/mini";
import { redemptionAtDesk } from "./desk";
import { instantMs, text } from "./scalars";

/** What a page holds at most. */
const REDEMPTIONS_PAGE_MAX = 200;

/** Which redemptions are wanted: all of them, unless something is said. `overridden`: those that a supervisor let through (R13). */
const wanted = { only: z.optional(z.enum(["overridden"])) };

export const couponRedemptionsFileQuery = z.object(wanted);

export const couponRedemptionsQuery = z.object({
  ...wanted,
  /** `next` of the page before. */
  after: z.optional(text(60).check(z.regex(/^-?[0-9]{1,16}~[0-9a-f-]{36}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(REDEMPTIONS_PAGE_MAX)), 50),
});

/** `atMs`: as whoever did it had the time. `by`: null where its till took it back, as no answer had come in time. */
const undone = z.object({ atMs: instantMs, by: z.nullable(z.object({ id: z.string(), name: z.string() })), reason: z.nullable(z.string()) });

/** The newest first, by their corrected times. `next`: null at the end. */
export const couponRedemptionsResponse = z.object({
  redemptions: z.array(z.extend(redemptionAtDesk, { undone: z.nullable(undone) })),
  next: z.nullable(z.string()),
});

export type CouponRedemptionsQuery = z.output<typeof couponRedemptionsQuery>;
export type CouponRedemptionsResponse = z.infer<typeof couponRedemptionsResponse>;
export type CouponRedemption = CouponRedemptionsResponse["redemptions"][number];
