import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { Database } from "../schema";
import type { FeedTx } from "../sql";
import type { RedemptionRow } from "./push-record";

type Targets = {
  readonly codes: readonly Database["codes"][];
  readonly claims: readonly Database["claims"][];
  readonly coupons: readonly Coupon[];
};

export async function redemptionsByKey(tx: FeedTx, workspace: number, keys: readonly string[]): Promise<RedemptionRow[]> {
  if (keys.length === 0) return [];
  return await tx
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where(tx.sets.isAmong("key", keys))
    .execute();
}

/**
 * All redemptions of the same lists' codes and claims. A fixed code's are left out: there may be a hundred thousand, and
 * none of them holds it.
 */
export async function redemptionsOf(tx: FeedTx, workspace: number, targets: Targets): Promise<RedemptionRow[]> {
  const lists = targets.coupons.filter((coupon) => coupon.source.kind === "list").map((coupon) => coupon.ordinal);
  const codes = targets.codes.filter((code) => lists.includes(code.ordinal));
  const claimIds = targets.claims.map((claim) => claim.id);
  const all = tx.selectFrom("redemptions").selectAll().where("workspace", "=", workspace);
  const ofCodes = all.where("ordinal", "in", lists).where(tx.sets.areAmong("code_value", codes.map((code) => code.value)));
  return [
    ...(codes.length === 0 ? [] : await ofCodes.execute()),
    ...(claimIds.length === 0 ? [] : await all.where(tx.sets.isAmong("claim_id", claimIds)).execute()),
  ];
}

/** Each once, oldest first. */
export function inOrder(redemptions: readonly RedemptionRow[]): readonly RedemptionRow[] {
  const each = new Map(redemptions.map((row) => [row.key, row]));
  return [...each.values()].sort((a, b) => a.received_ms - b.received_ms || (a.key < b.key ? -1 : 1));
}
