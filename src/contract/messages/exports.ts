import * as z from "zod/mini";
import { isSpan, span } from "./days";

/** `sum`: a row for each coupon, store and day, instead of one for each redemption. */
export const redemptionsFileQuery = z.object({ ...span, sum: z.optional(z.enum(["store-day"])) }).check(...isSpan);
