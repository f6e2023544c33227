import { type SqlBool, sql as raw } from "kysely";
import type { CodeType } from "../../../src/domain/code/code-type";
import type { Tx } from "../sql";

/** Whether a row of `coupons` is of a live one (R18), as in the domain's `isLive`. */
export const isLiveAt = (nowMs: number) => raw<SqlBool>`(coupons.revoked_ms is null and (coupons.end_ms is null or coupons.end_ms > ${nowMs}))`;

/** The id of a live coupon that has this code; null: none. Who asks holds the lock on codes, so that it stays so (R50). */
export async function liveOwner(tx: Tx, workspace: number, codeType: CodeType, value: Uint8Array, nowMs: number): Promise<string | null> {
  const owner = await tx
    .selectFrom("codes")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "codes.workspace").onRef("coupons.ordinal", "=", "codes.ordinal"))
    .select("coupons.coupon_id")
    .where("codes.workspace", "=", workspace)
    .where("codes.code_type", "=", codeType)
    .where("codes.value", "=", value)
    .where(isLiveAt(nowMs))
    .executeTakeFirst();
  return owner?.coupon_id ?? null;
}

/** The id of another live coupon that has one of a coupon's codes. */
export async function otherLiveOwner(tx: Tx, workspace: number, ordinal: number, nowMs: number): Promise<string | null> {
  const owner = await tx
    .selectFrom("codes as own")
    .innerJoin("codes as others", (join) =>
      join
        .onRef("others.workspace", "=", "own.workspace")
        .onRef("others.code_type", "=", "own.code_type")
        .onRef("others.value", "=", "own.value")
        .onRef("others.ordinal", "<>", "own.ordinal"),
    )
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "others.workspace").onRef("coupons.ordinal", "=", "others.ordinal"))
    .select("coupons.coupon_id")
    .where("own.workspace", "=", workspace)
    .where("own.ordinal", "=", ordinal)
    .where(isLiveAt(nowMs))
    .limit(1)
    .executeTakeFirst();
  return owner?.coupon_id ?? null;
}
