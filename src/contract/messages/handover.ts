import * as z from "zod/mini";
import { closingLeases } from "./leases";
import { pushRequest } from "./push";
import { instantMs } from "./scalars";

/** Unreadable items that are kept of a revoked till, and their bytes. */
export const HANDOVER_EVIDENCE_MAX_ITEMS = 5_000;
export const HANDOVER_EVIDENCE_MAX_BYTES = 10_000_000;

/** A push of a revoked till. `closing`: leases that it gives back, after the items. */
export const handoverRequest = z.extend(pushRequest, { closing: z.optional(closingLeases) });

export const signOutResponse = z.object({ nowMs: instantMs });
