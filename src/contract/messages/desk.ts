import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { REDEMPTION_METHODS } from "../../domain/coupon/coupon";
import { RECORDED_STANDINGS } from "../../domain/sync/answer";
import { CONFLICT_CAUSES, MARKS } from "../../domain/sync/event";
import { MANAGERS_RESOLUTIONS, RESOLUTION_NOTE_MAX_LENGTH, RESOLUTIONS } from "../../domain/sync/resolve-conflict";
import { count, instantMs, text, uuid } from "./scalars";
import { overridable } from "./till-event";

/** What a manager's page holds at most. */
const DESK_PAGE_MAX = 200;

const named = z.object({ id: z.string(), name: z.string() });

/** A redemption as a manager sees it, with what its till knew of the time. */
export const redemptionAtDesk = z.object({
  key: uuid,
  couponId: z.string(),
  title: z.string(),
  shown: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("code"), codeType: z.enum(codeTypes), value: z.string() }),
    z.object({ kind: z.literal("claim"), claimId: z.string() }),
  ]),
  store: named,
  till: named,
  installationId: uuid,
  staff: named,
  method: z.enum(REDEMPTION_METHODS),
  receipt: z.nullable(z.string()),
  /** What a supervisor overrode, and why. */
  override: z.nullable(z.object({ reasons: z.array(z.enum(overridable)), note: z.string(), supervisor: named })),
  decidedBy: z.enum(["till", "server"]),
  deviceMs: instantMs,
  /** Server time minus device time, as the till knew it; null before its first exchange. */
  offsetMs: z.nullable(z.int()),
  correctedMs: instantMs,
  /** The till's clock was not to be trusted. */
  clockUncertain: z.boolean(),
  receivedMs: instantMs,
  marks: z.array(z.enum(MARKS)),
  standing: z.enum(RECORDED_STANDINGS),
});

export const resolved = z.object({
  resolution: z.enum(RESOLUTIONS),
  note: z.nullable(z.string()),
  /** Null where it followed from what tills did. */
  by: z.nullable(named),
  atMs: instantMs,
});

/** A conflict with both sides. `other`: who held the code when it was opened; null where its cause is another. */
export const conflictMessage = z.object({
  key: uuid,
  cause: z.enum(CONFLICT_CAUSES),
  openedMs: instantMs,
  redemption: redemptionAtDesk,
  other: z.nullable(redemptionAtDesk),
  /** What stands; null while it is open. */
  resolution: z.nullable(resolved),
  /** Every resolution, oldest first. */
  history: z.array(resolved),
});

const page = {
  /** The key that the page before ended with. */
  after: z.optional(uuid),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(DESK_PAGE_MAX)), 50),
};

export const conflictsQuery = z.object({ state: z._default(z.enum(["open", "resolved", "all"]), "open"), ...page });

/** Oldest first. */
export const conflictsResponse = z.object({ conflicts: z.array(conflictMessage), more: z.boolean() });

export const resolutionRequest = z.object({
  resolution: z.enum(MANAGERS_RESOLUTIONS),
  note: text(RESOLUTION_NOTE_MAX_LENGTH).check(z.regex(/\S/)),
});

export const unconfirmedQuery = z.object(page);

/** Oldest first. */
export const unconfirmedResponse = z.object({ redemptions: z.array(redemptionAtDesk), more: z.boolean() });

/** One installation of a till (R24). `seenMs`: within a minute. `gaps`: numbers that were given and never arrived (R29). */
export const tillAtDesk = z.object({
  installationId: uuid,
  till: named,
  store: named,
  enrolledMs: instantMs,
  revokedMs: z.nullable(instantMs),
  seenMs: z.nullable(instantMs),
  /** What it could not send when it was last seen, and its clock's distance then; null where it has not said. */
  waiting: z.nullable(count),
  offsetMs: z.nullable(z.int()),
  /** Wrong PINs there within the day before, and since when it made somebody wait for them (R61). */
  wrongPins: z.nullable(count),
  pinWaitSinceMs: z.nullable(instantMs),
  /** Version and build of its app. */
  app: z.nullable(z.string()),
  lastSequence: z.nullable(count),
  gaps: z.array(z.object({ from: count, to: count })),
  /** Since when somebody else may have its token: one that it has replaced was used (R62). */
  tokenMisusedMs: z.nullable(instantMs),
});

export const tillsResponse = z.object({ tills: z.array(tillAtDesk) });

export type RedemptionAtDesk = z.infer<typeof redemptionAtDesk>;
export type ConflictsResponse = z.infer<typeof conflictsResponse>;
export type UnconfirmedResponse = z.infer<typeof unconfirmedResponse>;
export type ConflictMessage = z.infer<typeof conflictMessage>;
export type ResolvedMessage = z.infer<typeof resolved>;
