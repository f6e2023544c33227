import { type SqlBool, sql as raw } from "kysely";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { Database } from "../schema";
import type { FeedTx } from "../sql";
import type { RedemptionRow } from "./push-record";

type Targets = {
  readonly codes: readonly Database["codes"][];
  readonly claims: readonly Database["claims"][];
  readonly coupons: readonly Coupon[];
};

/**
 * All redemptions of the same lists' codes but the one that holds each, which its code names, and of the same claims. A
 * fixed code's are left out: there may be a hundred thousand, and none of them holds it.
 */
export async function redemptionsOf(tx: FeedTx, workspace: number, targets: Targets): Promise<RedemptionRow[]> {
  const lists = targets.coupons.filter((coupon) => coupon.source.kind === "list").map((coupon) => coupon.ordinal);
  const codes = targets.codes.filter((code) => lists.includes(code.ordinal));
  const claimIds = targets.claims.map((claim) => claim.id);
  const all = tx.selectFrom("redemptions").selectAll().where("workspace", "=", workspace);
  const ofCodes = all
    .where("ordinal", "in", lists)
    .where(tx.sets.areAmong("code_value", codes.map((code) => code.value)))
    .where(HOLDS_NOTHING);
  return [
    ...(codes.length === 0 ? [] : await ofCodes.execute()),
    ...(await tx.sets.among("redemptions", "claim_id", workspace, claimIds)),
  ];
}

/** To the letter what the index of redemptions by code is limited to. */
const HOLDS_NOTHING = raw<SqlBool>`(hold <> 'holder' or reversed_by is not null)`;

/** Each once, oldest first. */
export function inOrder<Row extends { readonly key: string; readonly received_ms: number }>(rows: readonly Row[]): readonly Row[] {
  const each = new Map(rows.map((row) => [row.key, row]));
  return [...each.values()].sort((a, b) => a.received_ms - b.received_ms || (a.key < b.key ? -1 : 1));
}
