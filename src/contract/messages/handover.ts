import * as z from "zod/mini";
import { PUSH_MAX_ITEMS } from "./push";

/** Unreadable items that are kept of a revoked till, and their bytes. */
export const HANDOVER_EVIDENCE_MAX_ITEMS = 5_000;
export const HANDOVER_EVIDENCE_MAX_BYTES = 10_000_000;

/** The outbox of a revoked till, or a part of it (R30); answered as a push is. */
export const handoverRequest = z.object({
  protocol: z.int(),
  items: z.array(z.unknown()).check(z.maxLength(PUSH_MAX_ITEMS)),
});
