import { fail, ok, type Result } from "../result";
import type { Coupon } from "./coupon";

/** Revokes a coupon, for good: there is no way back (R47). A revocation is an edit: the version grows by one. */
export function revokeCoupon(coupon: Coupon, nowMs: number): Result<Coupon, { readonly kind: "already-revoked" }> {
  if (coupon.revokedAtMs !== null) return fail({ kind: "already-revoked" });
  return ok({ ...coupon, revokedAtMs: nowMs, version: coupon.version + 1 });
}
