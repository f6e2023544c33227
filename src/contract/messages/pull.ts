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
  /** `recalled`: its till gives it back (R22); else it is over. Of no matter to any other till. */
  z.object({ kind: z.literal("lease"), number: count, leaseId: uuid, word: z.enum(["recalled", "over"]) }),
]);

/** Some hundred years, which is what a clock without a battery is behind at most. */
const LARGEST_OFFSET_MS = 4e12;

export const pullQuery = z.object({
  /** The till's cursor: it has every change up to this number. */
  after: z.coerce.number().check(z.int(), z.minimum(0)),
  epoch: z.coerce.number().check(z.int(), z.minimum(0)),
  /** Version of the protocol that the till speaks; those of the first do not say. */
  protocol: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
  /** What it has not been able to send; not every till says. */
  waiting: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  /** Server time minus device time, as the till knows it. */
  offsetMs: z.optional(z.coerce.number().check(z.int(), z.minimum(-LARGEST_OFFSET_MS), z.maximum(LARGEST_OFFSET_MS))),
  /** Wrong PINs that were typed there within a day, and since when it makes somebody wait for them (R61). */
  wrongPins: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  pinWaitSinceMs: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(8.64e15))),
  /** Version and build of its app. */
  app: z.optional(z.string().check(z.regex(/^[\x20-\x7e]{1,60}$/))),
});

/** A page of changes that commits whole or not at all. */
export const pullPage = z.object({
  kind: z.literal("page"),
  nowMs: instantMs,
  feed: count,
  more: z.boolean(),
  entries: z.array(feedEntry),
  /** Revocations of coupons out of the pages that follow; they come again in their turn. */
  urgent: z.optional(z.array(feedEntry)),
});

/** `snapshot-needed`: the cursor is too old, or the epoch has ended. */
export const pullResponse = z.discriminatedUnion("kind", [
  pullPage,
  z.object({ kind: z.literal("snapshot-needed"), nowMs: instantMs }),
]);

export type FeedEntry = z.infer<typeof feedEntry>;

/** Whether a till of a version of the protocol can read a change; of the others it has no need (R9). */
export function isReadableIn(protocol: number, { kind }: FeedEntry): boolean {
  return protocol >= (READABLE_SINCE[kind] ?? 1);
}

/** Kinds of changes that there were not always. */
const READABLE_SINCE: Partial<Record<FeedEntry["kind"], number>> = { redemption: 2, lease: 3 };
