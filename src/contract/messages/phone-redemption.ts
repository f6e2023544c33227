import * as z from "zod/mini";
import { PHONE_METHODS } from "../../domain/coupon/phone-methods";
import { instantMs, text, uuid } from "./scalars";

/** `key`: made on the phone once for the act, so that it can be sent again. `pin`: the store's, where that is the method. */
export const phoneRedemptionRequest = z.object({
  key: uuid,
  method: z.enum(PHONE_METHODS),
  storeId: uuid,
  pin: z.optional(z.string().check(z.regex(/^[0-9]{1,8}$/))),
});

/** `redeemed`: also where the same key had redeemed it before. `no-pin`: the store has none. `said`: why not, in words. */
export const phoneRedemptionResponse = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("redeemed"), atMs: instantMs, registerText: z.string() }),
  z.object({ kind: z.literal("wrong-pin") }),
  z.object({ kind: z.literal("no-pin") }),
  z.object({ kind: z.literal("wait"), waitMs: z.number() }),
  z.object({ kind: z.literal("refused"), said: text(500) }),
]);

export type PhoneRedemptionRequest = z.infer<typeof phoneRedemptionRequest>;
export type PhoneRedemptionResponse = z.infer<typeof phoneRedemptionResponse>;
