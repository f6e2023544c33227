import type { Brand } from "../brand";
import { fail, ok, type Result } from "../result";

/** The manager's own id of a coupon, unique in its workspace. */
export type CouponId = Brand<string, "CouponId">;

export type CouponIdProblem = { readonly kind: "coupon-id-empty" | "coupon-id-too-long" | "coupon-id-characters" };

const COUPON_ID_MAX_LENGTH = 50;

/** English letters and digits, 1 to 50 of them. */
export function parseCouponId(text: string): Result<CouponId, CouponIdProblem> {
  if (text.length === 0) return fail({ kind: "coupon-id-empty" });
  if (text.length > COUPON_ID_MAX_LENGTH) return fail({ kind: "coupon-id-too-long" });
  if (!/^[A-Za-z0-9]+$/.test(text)) return fail({ kind: "coupon-id-characters" });
  return ok(text as CouponId);
}
