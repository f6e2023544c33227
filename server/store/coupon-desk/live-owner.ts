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
  // Cross joins: in SQLite each code of this coupon is looked for, not each code of every live one.
  const { rows } = await raw<{ coupon_id: string }>`
    select coupons.coupon_id
    from codes as own
    cross join codes as others
    cross join coupons
    where own.workspace = ${workspace} and own.ordinal = ${ordinal}
      and others.workspace = own.workspace and others.code_type = own.code_type and others.value = own.value
      and others.ordinal <> own.ordinal
      and coupons.workspace = others.workspace and coupons.ordinal = others.ordinal and ${isLiveAt(nowMs)}
    limit 1
  `.execute(tx);
  return rows[0]?.coupon_id ?? null;
}
