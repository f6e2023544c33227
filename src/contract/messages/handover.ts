/** Unreadable items that are kept of a revoked till, and their bytes. */
export const HANDOVER_EVIDENCE_MAX_ITEMS = 5_000;
export const HANDOVER_EVIDENCE_MAX_BYTES = 10_000_000;
