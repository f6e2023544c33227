import type { StoredRedemption } from "./records";

/**
 * What a store is asked about: a code, by its look-up key; or a claim, by its own and the coupon that its token names, as no
 * row need tell of a claim (R20).
 */
export type Sought = string | { readonly claimKey: string; readonly ordinal: number };

export function keyOf(sought: Sought): string {
  return typeof sought === "string" ? sought : sought.claimKey;
}

/** The code or claim that a redemption is of. */
export function soughtBy({ lookupKey, ordinal, isClaim = false }: StoredRedemption): Sought {
  return isClaim ? { claimKey: lookupKey, ordinal } : lookupKey;
}
