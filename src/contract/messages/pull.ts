import * as z from "zod/mini";
import { CODE_STATES } from "../../domain/sync/overlay";
import { base64url, count, instantMs, uuid } from "./scalars";
import { settingsMessage, snapshotCoupon, staffMessage, storeMessage } from "./snapshot";
import { standingShape } from "./standings";

/** Who redeemed a code, when and where; `unconfirmed`: its till has not yet said that it heard so. */
const redeemedMessage = z.object({
  redemptionKey: uuid,
  atMs: instantMs,
  storeId: uuid,
  deviceId: uuid,
  staffId: z.nullable(uuid),
  unconfirmed: z.boolean(),
});

/** A change, numbered in the order in which the server committed it. `key`: 8 bytes under the epoch's key. */
export const feedEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("code"),
    number: count,
    key: base64url,
    ordinal: count,
    state: z.enum(CODE_STATES),
    redeemed: z.nullable(redeemedMessage),
  }),
  z.object({ kind: z.literal("coupon"), number: count, coupon: snapshotCoupon }),
  z.object({ kind: z.literal("staff"), number: count, staff: staffMessage }),
  z.object({ kind: z.literal("staff-removed"), number: count, staffId: uuid }),
  z.object({ kind: z.literal("store"), number: count, store: storeMessage }),
  z.object({ kind: z.literal("device"), number: count, device: z.object({ id: uuid, name: z.string() }) }),
  z.object({ kind: z.literal("settings"), number: count, settings: settingsMessage }),
  /** What others have made of a redemption; the till that made it keeps this in its history (R6). */
  z.object({
    kind: z.literal("redemption"),
    number: count,
    ...standingShape,
  }),
]);

export const pullQuery = z.object({
  /** The till's cursor: it has every change up to this number. */
  after: z.coerce.number().check(z.int(), z.minimum(0)),
  epoch: z.coerce.number().check(z.int(), z.minimum(0)),
});

/** A page of changes that commits whole or not at all; `snapshot-needed` where the cursor is too old or the epoch ended. */
export const pullResponse = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("page"),
    nowMs: instantMs,
    feed: count,
    more: z.boolean(),
    entries: z.array(feedEntry),
    /** Revocations of coupons out of the pages that follow; they come again in their turn. */
    urgent: z.optional(z.array(feedEntry)),
  }),
  z.object({ kind: z.literal("snapshot-needed"), nowMs: instantMs }),
]);

export type FeedEntry = z.infer<typeof feedEntry>;
