import * as z from "zod/mini";
import { CONFLICT_CAUSES } from "../../domain/sync/event";
import { claimOfCode } from "./codes-at-desk";
import { redemptionAtDesk, resolved } from "./desk";
import { instantMs, text, uuid } from "./scalars";

/** In a body, so that no address, which others may log, holds a code. */
export const codeHistoryRequest = z.object({
  shown: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("code"), value: text(2_000) }),
    z.object({ kind: z.literal("claim"), claimId: text(100).check(z.regex(/^[\w-]+$/)) }),
  ]),
});

/** Of somebody at a till, a member or an API key. */
const actor = z.object({ id: z.string(), name: z.string() });

/** `atMs`: as whoever did it had the time. */
const historyEvent = z.discriminatedUnion("kind", [
  /** `atMs`: when the coupon was made, for codes that came with it. */
  z.object({ kind: z.literal("added"), atMs: instantMs }),
  z.object({ kind: z.literal("claimed"), atMs: instantMs, claim: claimOfCode }),
  z.object({ kind: z.literal("opened"), atMs: instantMs }),
  z.object({ kind: z.literal("redeemed"), atMs: instantMs, redemption: redemptionAtDesk }),
  /** `otherKey`: the redemption that held the code. */
  z.object({ kind: z.literal("conflict"), atMs: instantMs, key: uuid, cause: z.enum(CONFLICT_CAUSES), otherKey: z.nullable(uuid) }),
  z.object({ kind: z.literal("resolved"), atMs: instantMs, key: uuid, resolved }),
  /** `key`: the redemption's. `by`: null where its till took it back, as no answer had come in time. */
  z.object({ kind: z.literal("reversed"), atMs: instantMs, key: uuid, by: z.nullable(actor), reason: z.nullable(z.string()) }),
]);

/**
 * What happened to a list's code, or to a claim of a fixed one, oldest first. `more`: a fixed code's own string has been
 * redeemed so often that only the latest are there.
 */
export const codeHistoryResponse = z.object({ events: z.array(historyEvent), more: z.boolean() });

export type CodeHistoryRequest = z.infer<typeof codeHistoryRequest>;
export type CodeHistory = z.infer<typeof codeHistoryResponse>;
export type HistoryEvent = z.infer<typeof historyEvent>;
