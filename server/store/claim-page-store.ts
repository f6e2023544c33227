import type { ClaimId } from "../../src/domain/coupon/claim-id";
import type { ClaimRedemption } from "../../src/domain/coupon/claim-standing";
import type { PhoneStore } from "../../src/domain/coupon/phone-methods";
import type { Coupon } from "../../src/domain/coupon/coupon";

/** What the pages of claims' links ask for. */
export type ClaimPageStore = {
  /** What is kept of a store's PIN; null: it has none, or there is no such store. */
  storePin(workspace: number, storeId: string): Promise<KeptPin | null>;
  /** Public keys that a genuine token is signed with, SPKI in base64url; none of a workspace that there is not. */
  claimKeys(workspace: number): Promise<readonly string[]>;
  /** Null where there is no such claim. */
  claimOnRecord(workspace: number, claimId: ClaimId): Promise<ClaimOnRecord | null>;
  /**
   * Counts a claim as opened, once: at the instant that is named, between the claiming and now (R84).
   * @returns when it was opened first; null where there is no such claim
   */
  noteOpened(workspace: number, claimId: ClaimId, atMs: number, nowMs: number): Promise<number | null>;
};

/**
 * A claim with what its page needs to know. `code`: a list's own, or the one that all claims share. `redemptionKey`: of the act
 * that redeemed it.
 */
export type ClaimOnRecord = {
  readonly shop: string;
  readonly zone: string;
  readonly coupon: Coupon;
  readonly code: string;
  readonly openedMs: number | null;
  readonly redemption: ClaimRedemption | null;
  readonly redemptionKey: string | null;
  readonly stores: readonly PhoneStore[];
};

/** What is kept of a store's PIN; bytes in base64url. */
export type KeptPin = { readonly salt: string; readonly iterations: number; readonly digest: string };
