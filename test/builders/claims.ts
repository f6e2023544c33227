import { randomBytes, randomUUID } from "node:crypto";
import type { NewClaim } from "../../server/store/store";
import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";

/** A new contact's wish for a coupon, unless it says whose. */
export function newTestClaim(couponId: string, contact: Partial<NewClaim["contact"]> = {}): NewClaim {
  const id = randomUUID();
  return { claimId: claimIdFromBytes(randomBytes(16)), couponId, contact: { id, channel: "test", externalId: id, name: "Anna", ...contact } };
}
