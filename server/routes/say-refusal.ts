import type { RefusalReason } from "../../src/domain/redemption/refusal";

/** Why the server does not redeem something, for whoever asks without a till: another system, or a customer. */
export function sayRefusal(reason: RefusalReason): string {
  return WORDS[reason];
}

const NOT_BY_ITSELF = "This cannot be redeemed now. Try again.";

const WORDS: Record<RefusalReason, string> = {
  unknown: "No coupon of this shop has this code.",
  revoked: "The coupon was revoked.",
  "wrong-store": "The coupon cannot be redeemed in this store.",
  "wrong-method": "The shop does not let this coupon be redeemed in this way.",
  "not-yet-valid": "The coupon is not valid yet.",
  "already-redeemed": "It was redeemed before.",
  expired: "The coupon has expired.",
  "needs-claim": "Of this coupon claims are redeemed: name the claim or its link, not the code that all have.",
  "not-claimed": "Nobody has claimed this code, and the coupon asks for that.",
  "used-up": "All of the coupon’s uses are spent.",
  "online-only": NOT_BY_ITSELF,
  "needs-lease": NOT_BY_ITSELF,
  "outbox-full": NOT_BY_ITSELF,
  "snapshot-too-old": NOT_BY_ITSELF,
};
