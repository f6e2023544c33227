import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { instantMs } from "./scalars";

/** The demo shop's coupons with their codes, to be scanned by someone who tries Tearoff; served for a demo shop only. */
export const demoSheetMessage = z.object({
  workspace: z.string(),
  timeZone: z.string(),
  nowMs: instantMs,
  coupons: z.array(
    z.object({
      couponId: z.string(),
      title: z.string(),
      description: z.string(),
      colour: z.nullable(z.string()),
      codeType: z.enum(codeTypes),
      status: z.enum(["scheduled", "active", "expired", "revoked"]),
      startMs: z.nullable(instantMs),
      endMs: z.nullable(instantMs),
      termsText: z.string(),
      promoUrl: z.nullable(z.string()),
      /** A fixed coupon's one code, or the first few of a list. */
      codes: z.array(z.string()),
    }),
  ),
});

export type DemoSheetMessage = z.infer<typeof demoSheetMessage>;
