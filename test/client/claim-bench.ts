import { createPrivateKey, sign } from "node:crypto";
import type { KeyPair } from "../../server/store/store";
import { type ClaimToken, openClaimToken, type OpenedClaimToken, packClaimToken, sealClaimToken } from "../../src/domain/coupon/claim-token";
import type { CouponTerms } from "../../src/domain/coupon/coupon";
import { newTestClaim } from "../builders/claims";
import { claimTerms } from "../builders/coupons";
import { addCoupon } from "./add-coupon";
import type { Bench } from "./till-bench";

/** A fixed coupon of which a hundred claims count, with the code of its own id. */
export async function addClaimCoupon(bench: Bench, couponId: string, terms: Partial<CouponTerms> = {}): Promise<void> {
  await addCoupon(bench, couponId, [couponId], claimTerms({ title: couponId, source: { kind: "fixed", amount: 100 }, ...terms }));
}

/** The text of a new claim's token, by the real server. */
export async function newToken({ mock: { store } }: Bench, couponId: string): Promise<string> {
  const [demo] = await store.workspaces();
  const made = await store.claim(demo?.number ?? 0, newTestClaim(couponId), Date.now());
  if (!made.ok) throw new Error(made.problem);
  return made.value.token;
}

/** A link of any origin: a till looks at the token alone. */
export function linkOf(token: string, origin = "https://coupons.example"): string {
  return `${origin}/c/${token}`;
}

/** A token that says what another says, but for what is changed, signed with a key of the test's own. */
export function signedBy({ privateKey }: KeyPair, token: string, changes: Partial<ClaimToken> = {}): string {
  const signed = packClaimToken({ ...opened(token).token, ...changes });
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  return sealClaimToken(signed, sign("sha256", signed, { key, dsaEncoding: "ieee-p1363" }));
}

/** The same token, its signature wrong by one bit. */
export function withSlip(token: string): string {
  const { signedBytes, signature } = opened(token);
  return sealClaimToken(signedBytes, signature.with(63, (signature[63] ?? 0) ^ 1));
}

function opened(token: string): OpenedClaimToken {
  const result = openClaimToken(token);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}
