import * as z from "zod/mini";
import { scannedCodeTypes } from "../../domain/code/code-type";
import { RECORDED_STANDINGS } from "../../domain/sync/answer";
import { claimId } from "./claims";
import { idempotencyKey, instantMs, text, uuid } from "./scalars";
import { RECEIPT_MAX_LENGTH, REVERSAL_REASON_MAX_LENGTH } from "./till-event";

const shown = z.discriminatedUnion("kind", [
  /** As it was read or typed. Without `codeType` it may be any that it can be. */
  z.object({ kind: z.literal("code"), value: text(2_000), codeType: z.optional(z.enum(scannedCodeTypes)) }),
  z.object({ kind: z.literal("claim"), claimId }),
  /** Of the coupon's page, as its QR has it. */
  z.object({ kind: z.literal("link"), link: text(2_000) }),
]);

/** `idempotencyKey`: once for each redemption. `couponId`: needed only where several coupons have the code. `storeId`: where it was. */
export const reportRequest = z.object({
  idempotencyKey,
  shown,
  storeId: uuid,
  couponId: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{1,50}$/))),
  receipt: z.optional(text(RECEIPT_MAX_LENGTH)),
});

/** `idempotencyKey`: the reversal's own. */
export const reportReversalRequest = z.object({ idempotencyKey, reason: text(REVERSAL_REASON_MAX_LENGTH).check(z.regex(/\S/)) });

/** `registerText`: what is to be done now, such as "Key in discount 12". `standing`: what stands of it today. */
export const reportedRedemption = z.object({
  redemptionKey: uuid,
  couponId: z.string(),
  title: z.string(),
  registerText: z.string(),
  storeId: z.string(),
  receipt: z.nullable(z.string()),
  redeemedMs: instantMs,
  standing: z.enum(RECORDED_STANDINGS),
});

export type ReportRequest = z.infer<typeof reportRequest>;
export type ReportedRedemption = z.infer<typeof reportedRedemption>;
