import type { ConflictCause } from "../sync/event";

interface CauseWords {
  /** What happened, as a heading and a sentence to a manager. */
  readonly name: string;
  readonly words: string;
  /** Goes on from a sentence to a manager, as in "Could not count: …". */
  readonly because: string;
  /** Goes on from a sentence to a cashier, in the words that tills have for it, as in "Conflict: …". */
  readonly atTill: string;
}

/** Why a redemption could not count as what it was recorded for, to each who reads it. */
export const CONFLICT_WORDS: Readonly<Record<ConflictCause, CauseWords>> = {
  double: {
    name: "Redeemed twice",
    words: "A till without a network redeemed a code that was already redeemed elsewhere. What reached the server first holds the code.",
    because: "it had been redeemed elsewhere before",
    atTill: "the code was already redeemed elsewhere",
  },
  cap: {
    name: "More than there were",
    words: "A till without a network redeemed this when all uses had been taken.",
    because: "all of the coupon’s uses were spent",
    atTill: "all uses were already spent",
  },
  revoked: {
    name: "After the coupon was revoked",
    words: "The coupon had been revoked before this redemption reached the server.",
    because: "the coupon was revoked",
    atTill: "the coupon had been withdrawn",
  },
  period: {
    name: "Outside the coupon’s dates",
    words: "By the till’s corrected time, the coupon was not valid yet or not valid any more.",
    because: "the coupon was not valid then",
    atTill: "it was outside the coupon’s dates",
  },
  store: {
    name: "At the wrong store",
    words: "The coupon is not for the store where this was redeemed.",
    because: "the coupon is not for that store",
    atTill: "the coupon is not for this store",
  },
  "unknown-code": {
    name: "A code that is not the shop’s",
    words: "A till redeemed a code or a customer’s QR that the server does not have. Somebody may have made it up.",
    because: "the code was not known",
    atTill: "the server does not know the code",
  },
};
