import { utf8Bytes } from "../../../src/domain/bytes/utf8";
import type { RedemptionContents } from "../../../src/domain/sync/event";
import { couponOf } from "../coupon-rows";
import { locked, type Sql, type Tx } from "../sql";

/**
 * Locks the codes and claims that redemptions are of, then their coupons, each in sorted order, so that no two writers
 * wait for each other in a circle (R14).
 */
export async function lockTargets(sql: Sql, tx: Tx, workspace: number, contents: readonly RedemptionContents[]) {
  const shown = contents.map((one) => one.shown);
  const shownCodes = shown.flatMap((one) => (one.kind === "code" ? [one] : []));
  const codes = await locked(sql, tx.selectFrom("codes").selectAll())
    .where("workspace", "=", workspace)
    .where("code_type", "in", [...new Set(shownCodes.map((code) => code.codeType))])
    .where("value", "in", shownCodes.map((code) => utf8Bytes(code.value)))
    .orderBy("code_type")
    .orderBy("value")
    .orderBy("ordinal")
    .execute();
  const claims = await locked(sql, tx.selectFrom("claims").selectAll())
    .where("workspace", "=", workspace)
    .where("id", "in", shown.flatMap((one) => (one.kind === "claim" ? [one.claimId] : [])))
    .orderBy("id")
    .execute();
  const couponIds = [...new Set(contents.map((one) => one.couponId))];
  const ordinals = tx
    .selectFrom("coupons")
    .select("ordinal")
    .where("workspace", "=", workspace)
    .where("coupon_id", "in", couponIds);
  const usage = await locked(sql, tx.selectFrom("usage").selectAll())
    .where("workspace", "=", workspace)
    .where("ordinal", "in", ordinals)
    .orderBy("ordinal")
    .execute();
  const coupons = await tx
    .selectFrom("coupons")
    .select("definition")
    .where("workspace", "=", workspace)
    .where("coupon_id", "in", couponIds)
    .execute();
  return { codes, claims, usage, coupons: coupons.map(couponOf) };
}
