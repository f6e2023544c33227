import type { CouponAtDesk } from "../../../src/contract/messages/coupons-at-desk";
import type { CouponDraftMessage } from "../../../src/contract/messages/coupon-draft";
import { spendsUnits } from "../../../src/domain/coupon/offline-default";
import { codeText } from "../code-text";
import type { Sql } from "../sql";
import { couponsWithStanding } from "./coupon-standing";
import { draftOf } from "./draft-fields";

/** One coupon with all its fields, and the code of a fixed one. */
export async function couponAtDesk(sql: Pick<Sql, "db">, workspace: number, couponId: string, nowMs: number): Promise<CouponAtDesk | null> {
  const row = await sql.db
    .selectFrom("coupons")
    .select(["ordinal", "definition", "codes", "created_ms"])
    .where("workspace", "=", workspace)
    .where("coupon_id", "=", couponId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const [found] = await couponsWithStanding(sql, workspace, [row], nowMs);
  if (found === undefined) return null;
  const { coupon, usage, standing } = found;
  const leastAmount = spendsUnits(coupon) ? usage.used + usage.leased : standing.claimed;
  return {
    coupon: draftOf(coupon) as CouponDraftMessage,
    ...standing,
    revokedMs: coupon.revokedAtMs,
    codes:
      coupon.source.kind === "list"
        ? { kind: "list", count: row.codes }
        : { kind: "fixed", code: await fixedCode(sql, workspace, row.ordinal), ...usage, leastAmount },
  };
}

async function fixedCode(sql: Pick<Sql, "db">, workspace: number, ordinal: number): Promise<string> {
  const row = await sql.db.selectFrom("codes").select("value").where("workspace", "=", workspace).where("ordinal", "=", ordinal).executeTakeFirst();
  return row === undefined ? "" : codeText(row.value);
}
