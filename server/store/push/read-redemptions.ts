import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { Database } from "../schema";
import type { Tx } from "../sql";
import type { RedemptionRow } from "./push-record";

type Wanted = {
  readonly keys: readonly string[];
  readonly codes: readonly Database["codes"][];
  readonly claims: readonly Database["claims"][];
  readonly coupons: readonly Coupon[];
};

export async function redemptionsByKey(tx: Tx, workspace: number, keys: readonly string[]): Promise<RedemptionRow[]> {
  return await tx
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("key", "in", keys)
    .execute();
}

/**
 * The redemptions under some keys, and all those of the same lists' codes and claims, oldest first. A fixed code's are
 * left out: there may be a hundred thousand, and none of them holds it.
 */
export async function readRedemptions(tx: Tx, workspace: number, wanted: Wanted): Promise<RedemptionRow[]> {
  const lists = wanted.coupons.filter((coupon) => coupon.source.kind === "list").map((coupon) => coupon.ordinal);
  const ofCodes = await tx
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("ordinal", "in", lists)
    .where("code_value", "in", wanted.codes.filter((code) => lists.includes(code.ordinal)).map((code) => code.value))
    .execute();
  const ofClaims = await tx
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("claim_id", "in", wanted.claims.map((claim) => claim.id))
    .execute();
  const byKey = await redemptionsByKey(tx, workspace, wanted.keys);
  const each = new Map([...ofCodes, ...ofClaims, ...byKey].map((row) => [row.key, row]));
  return [...each.values()].sort((a, b) => a.received_ms - b.received_ms || (a.key < b.key ? -1 : 1));
}
