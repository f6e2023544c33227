import { type Selectable, sql as raw } from "kysely";
import { claimingStatus } from "../../../src/domain/coupon/claiming-status";
import { couponStatus } from "../../../src/domain/coupon/coupon-status";
import { couponOf } from "../coupon-rows";
import type { Database } from "../schema";
import type { Sql } from "../sql";

export type CouponRow = Pick<Selectable<Database["coupons"]>, "ordinal" | "definition" | "codes" | "created_ms">;

/** Coupons with what has become of each, in the order of the rows: the statuses as the domain has them (R47, R48). */
export async function couponsWithStanding({ db }: Pick<Sql, "db">, workspace: number, rows: readonly CouponRow[], nowMs: number) {
  const ordinals = rows.map(({ ordinal }) => ordinal);
  const counts = await db
    .selectFrom("usage")
    .select((row) => [
      "usage.ordinal",
      "usage.used",
      "usage.leased",
      row
        .selectFrom("claims")
        .select((claim) => claim.fn.countAll<number | string>().as("count"))
        .where("claims.workspace", "=", workspace)
        .whereRef("claims.ordinal", "=", "usage.ordinal")
        .as("claimed"),
      row
        .selectFrom("redemptions")
        .select((one) => one.fn.countAll<number | string>().as("count"))
        .where("redemptions.workspace", "=", workspace)
        .whereRef("redemptions.ordinal", "=", "usage.ordinal")
        .where("redemptions.hold", "<>", "conflict")
        .where("redemptions.reversed_by", "is", null)
        .as("redeemed"),
      // From the end, as claims take a list's codes from its beginning.
      row
        .selectFrom("codes")
        .select("codes.position")
        .where("codes.workspace", "=", workspace)
        .whereRef("codes.ordinal", "=", "usage.ordinal")
        .where("codes.state", "=", raw.lit("issued" as const))
        .where("codes.holder_key", "is", null)
        .orderBy("codes.position", "desc")
        .limit(1)
        .as("free_position"),
    ])
    .where("usage.workspace", "=", workspace)
    .where("usage.ordinal", "in", ordinals)
    .execute();
  const countsOf = new Map(counts.map((row) => [row.ordinal, row]));
  return rows.map((row) => {
    const found = countsOf.get(row.ordinal);
    if (found === undefined) throw new Error(`The coupon ${row.ordinal} has no units.`);
    const coupon = couponOf(row);
    const usage = { used: found.used, leased: found.leased };
    const claimed = Number(found.claimed ?? 0);
    // Of a list it matters only whether there is one.
    const distribution = { claimed, codes: row.codes, issued: found.free_position === null ? 0 : 1, usage };
    const standing = {
      version: coupon.version,
      createdMs: row.created_ms,
      status: couponStatus(coupon, nowMs),
      claiming: claimingStatus(coupon, distribution, nowMs).kind,
      claimed,
      of: coupon.source.kind === "list" ? row.codes : coupon.counts === "claim" ? coupon.source.amount : null,
      redeemed: Number(found.redeemed ?? 0),
    };
    return { coupon, usage, standing };
  });
}
