import { selfClaimAddress } from "../../../domain/coupon/self-claim";

/** Where customers claim a coupon by themselves (R89). */
export function selfClaimLink(workspace: number, couponId: string): string {
  return `${location.origin}/get/${selfClaimAddress({ workspace, couponId })}`;
}
