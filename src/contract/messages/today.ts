import * as z from "zod/mini";
import { count, instantMs, text, uuid } from "./scalars";

const named = z.object({ id: z.string(), name: z.string() });

/** A till that was not heard of for so long is named. */
export const SILENT_AFTER_MS = 24 * 60 * 60 * 1000;

/** So long before its end a coupon is named. */
export const ENDS_SOON_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * How the shop is doing today, by the workspace's zone. `hours`: of the day, so many as it has; a store's `hours` are
 * redemptions that stand in each, the first from `startMs` on. Of what is named there are at most twenty.
 */
export const todayResponse = z.object({
  nowMs: instantMs,
  zone: z.string(),
  day: z.iso.date(),
  startMs: instantMs,
  hours: count,
  redeemed: count,
  /** Those with any, the most first. */
  stores: z.array(z.object({ store: named, redeemed: count, hours: z.array(count) })),
  coupons: z.object({ all: count, active: count }),
  tills: count,
  /** How many wait for a manager: conflicts, and redemptions that their till has not confirmed. */
  conflicts: count,
  unconfirmed: count,
  /** In use, not heard of for a day; `seenMs`: null for never. */
  silentTills: z.array(z.object({ installationId: uuid, till: named, store: named, seenMs: z.nullable(instantMs) })),
  endingSoon: z.array(z.object({ couponId: text(50), title: z.string(), endMs: instantMs })),
  /** At most a tenth is left: of the codes that can be given out, or of the uses. */
  runningOut: z.array(z.object({ couponId: text(50), title: z.string(), left: count, of: count })),
});

export type Today = z.infer<typeof todayResponse>;
