import type { RefusalReason } from "../redemption/refusal";

/** What a supervisor sets aside, as in "This overrides: …" at a till and "Let through, although: …" at the desk. */
export const OVERRIDE_WORDS: Readonly<Record<RefusalReason, string>> = {
  unknown: "not known",
  revoked: "withdrawn",
  "wrong-store": "for another store",
  "wrong-method": "not redeemed at a till",
  "not-yet-valid": "not valid yet",
  "already-redeemed": "already redeemed",
  expired: "expired",
  "needs-claim": "without the customer’s own QR",
  "not-claimed": "not given out yet",
  "used-up": "used up",
  "online-only": "needs the network",
  "needs-lease": "needs the network",
  "outbox-full": "too many wait for the network",
  "snapshot-too-old": "the list is too old",
};
