import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { REDEMPTION_METHODS } from "../../domain/coupon/coupon";
import { OVERRIDE_NOTE_MAX_LENGTH } from "../../domain/redemption/override";
import { REFUSALS, type OverridableReason, refusalOrder } from "../../domain/redemption/refusal";
import { MARKS, type TillEvent } from "../../domain/sync/event";
import { count, instantMs, text, uuid } from "./scalars";

/** Longest receipt number. */
export const RECEIPT_MAX_LENGTH = 60;

/** Longest reason for a reversal. */
export const REVERSAL_REASON_MAX_LENGTH = 300;

export const overridable = refusalOrder.filter((reason): reason is OverridableReason => REFUSALS[reason].overridable);

const shown = z.discriminatedUnion("kind", [
  /** `value`: the normalised code; a QR may hold NUL, so it is text on the wire and bytes in a database. */
  z.object({ kind: z.literal("code"), codeType: z.enum(codeTypes), value: text(512) }),
  z.object({ kind: z.literal("claim"), claimId: text(64) }),
]);

const contents = z.object({
  couponId: text(50),
  shown,
  storeId: uuid,
  staffId: uuid,
  method: z.enum(REDEMPTION_METHODS),
  receipt: z.nullable(text(RECEIPT_MAX_LENGTH)),
  override: z.nullable(
    z.object({ reasons: z.array(z.enum(overridable)), note: text(OVERRIDE_NOTE_MAX_LENGTH), supervisorId: uuid }),
  ),
  leaseId: z.nullable(uuid),
});

const time = z.object({ deviceMs: instantMs, offsetMs: z.nullable(z.int()), uncertain: z.boolean() });

const circumstances = z.object({
  time,
  couponVersion: count,
  snapshotFeed: count,
  marks: z.array(z.enum(MARKS)),
});

/** One item of a push; the same key may arrive any number of times. */
export const tillEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ask"), key: uuid, contents, circumstances }),
  z.object({ kind: z.literal("fact"), key: uuid, sequence: count, contents, circumstances }),
  z.object({
    kind: z.literal("reversal"),
    key: uuid,
    sequence: count,
    redemptionKey: uuid,
    staffId: uuid,
    reason: text(REVERSAL_REASON_MAX_LENGTH),
    time,
  }),
  z.object({ kind: z.literal("withdrawal"), key: uuid, sequence: count, redemptionKey: uuid, time }),
]) satisfies z.ZodMiniType<TillEvent>;
