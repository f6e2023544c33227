import type { RedemptionContents } from "../../../src/domain/sync/event";
import { codeBytes } from "../code-text";
import { couponOf } from "../coupon-rows";
import { type FeedTx, locked, type Sql } from "../sql";

/**
 * Locks the codes and claims that redemptions are of, then their coupons, each in sorted order, so that no two writers
 * wait for each other in a circle (R14). Redemptions of one list go side by side, and only an edit of it waits for them;
 * those that spend units of one coupon wait for each other.
 */
export async function lockTargets(sql: Sql, tx: FeedTx, workspace: number, contents: readonly RedemptionContents[]) {
  if (contents.length === 0) return { codes: [], claims: [], usage: [], coupons: [] };
  const shown = contents.map((one) => one.shown);
  const values = shown.flatMap((one) => (one.kind === "code" ? [codeBytes(one.value)] : []));
  const claimIds = shown.flatMap((one) => (one.kind === "claim" ? [one.claimId] : []));
  const codeTypes = new Set(shown.flatMap((one) => (one.kind === "code" ? [one.codeType] : [])));
  const codes = locked(sql, tx.selectFrom("codes").selectAll())
    .where("workspace", "=", workspace)
    .where("code_type", "in", [...codeTypes])
    .where(tx.sets.areAmong("value", values))
    .orderBy("code_type")
    .orderBy("value")
    .orderBy("ordinal");
  const claims = locked(sql, tx.selectFrom("claims").selectAll())
    .where("workspace", "=", workspace)
    .where(tx.sets.isAmong("id", claimIds))
    .orderBy("id");
  const lockedCodes = values.length === 0 ? [] : await codes.execute();
  const lockedClaims = claimIds.length === 0 ? [] : await claims.execute();
  const couponIds = [...new Set(contents.map((one) => one.couponId))];
  const coupons = await lockCoupons(sql, tx, workspace, couponIds);
  const usage = tx
    .selectFrom("usage")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("ordinal", "in", coupons.map((coupon) => coupon.ordinal))
    .orderBy("ordinal");
  const spends = coupons.some((coupon) => coupon.source.kind === "fixed");
  return { codes: lockedCodes, claims: lockedClaims, coupons, usage: await (spends ? locked(sql, usage) : usage).execute() };
}

async function lockCoupons(sql: Sql, tx: FeedTx, workspace: number, couponIds: readonly string[]) {
  const coupons = tx
    .selectFrom("coupons")
    .select("definition")
    .where("workspace", "=", workspace)
    .where(tx.sets.isAmong("coupon_id", couponIds))
    .orderBy("ordinal");
  const rows = await (sql.rowLocks ? coupons.forShare() : coupons).execute();
  return rows.map(couponOf);
}
