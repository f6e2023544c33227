import * as z from "zod/mini";
import { REJECTIONS, STANDINGS } from "../../domain/sync/answer";
import { CONFLICT_CAUSES } from "../../domain/sync/event";
import { count, instantMs, uuid } from "./scalars";

export const PUSH_MAX_ITEMS = 500;

/**
 * A till's queue, or a part of it. Items are validated one by one against `tillEvent`, so that one bad item has its own
 * answer and blocks no other. `heard`: keys whose accepted asks the till has now stored (R10).
 */
export const pushRequest = z.object({
  protocol: z.int(),
  items: z.array(z.unknown()).check(z.maxLength(PUSH_MAX_ITEMS)),
  heard: z.array(uuid).check(z.maxLength(PUSH_MAX_ITEMS)),
});

const redeemed = z.object({
  when: z.object({ kind: z.enum(["at", "before"]), ms: instantMs }),
  storeId: z.nullable(z.string()),
  deviceId: z.nullable(z.string()),
  staffId: z.nullable(z.string()),
  unconfirmed: z.boolean(),
});

const refusal = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("unknown") }),
  z.object({ reason: z.literal("revoked") }),
  z.object({ reason: z.literal("wrong-store"), storeIds: z.array(z.string()) }),
  z.object({ reason: z.literal("wrong-method") }),
  z.object({ reason: z.literal("not-yet-valid"), startMs: instantMs }),
  z.object({ reason: z.literal("already-redeemed"), redeemed }),
  z.object({ reason: z.literal("expired"), endMs: instantMs }),
  z.object({ reason: z.literal("needs-claim") }),
  z.object({ reason: z.literal("not-claimed") }),
  z.object({ reason: z.literal("used-up"), leased: count }),
  z.object({ reason: z.literal("online-only") }),
  z.object({ reason: z.literal("needs-lease") }),
  z.object({ reason: z.literal("outbox-full"), unsent: count }),
  z.object({ reason: z.literal("snapshot-too-old"), lastPullMs: z.nullable(instantMs) }),
]);

const outcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted") }),
  z.object({ kind: z.literal("conflict"), cause: z.enum(CONFLICT_CAUSES) }),
  /** Every refusal, in the order in which they are shown: a supervisor overrides all of them or none (R13, R32). */
  z.object({ kind: z.literal("not-redeemed"), refusals: z.tuple([refusal], refusal) }),
  z.object({ kind: z.literal("refused"), problem: z.enum(REJECTIONS) }),
  z.object({ kind: z.enum(["reversed", "kept", "moot"]) }),
  z.object({ kind: z.literal("withdrawn") }),
]);

const answer = z.object({
  /** The item's key; null where the item was too malformed to have one. */
  key: z.nullable(z.string()),
  outcome,
  feed: z.nullable(count),
  duplicate: z.boolean(),
  standing: z.enum(STANDINGS),
});

/** Answers in the order of the items. */
export const pushResponse = z.object({ nowMs: instantMs, answers: z.array(answer) });

export type AnswerMessage = z.infer<typeof answer>;
