import type { Coupon, Usage } from "../../src/domain/coupon/coupon";
import type { SnapshotCoupon } from "../../src/contract/messages/snapshot";
import { listColumns } from "./list-columns";
import type { Sql } from "./sql";

/** The columns that repeat what lists of coupons search and sort by; written from the definition, here only. */
export function couponColumns(coupon: Coupon) {
  return {
    coupon_id: coupon.couponId,
    version: coupon.version,
    name: coupon.name,
    title: coupon.title,
    code_type: coupon.codeType,
    start_ms: coupon.period.startMs,
    end_ms: coupon.period.endMs,
    revoked_ms: coupon.revokedAtMs,
    offline: coupon.offline,
    definition: JSON.stringify(coupon),
    ...listColumns(coupon),
  };
}

export function couponOf(row: { readonly definition: string }): Coupon {
  return JSON.parse(row.definition) as Coupon;
}

/** The coupon of an id as it stands; null where the workspace has none. */
export async function couponById({ db }: Pick<Sql, "db">, workspace: number, couponId: string): Promise<Coupon | null> {
  const row = await db.selectFrom("coupons").select("definition").where("workspace", "=", workspace).where("coupon_id", "=", couponId).executeTakeFirst();
  return row === undefined ? null : couponOf(row);
}

/** A coupon as tills know it: what decides and explains a redemption, nothing else (R19). */
export function snapshotCouponOf(coupon: Coupon, usage: Usage): SnapshotCoupon {
  return {
    couponId: coupon.couponId,
    ordinal: coupon.ordinal,
    version: coupon.version,
    title: coupon.title,
    codeType: coupon.codeType,
    source: coupon.source,
    counts: coupon.counts,
    methods: [...coupon.methods],
    stores: coupon.stores.kind === "all" ? coupon.stores : { kind: "chosen", storeIds: [...coupon.stores.storeIds] },
    period: coupon.period,
    revokedAtMs: coupon.revokedAtMs,
    claimFirst: coupon.claimFirst,
    offline: coupon.offline,
    registerText: coupon.registerText,
    receiptWanted: coupon.receiptWanted,
    used: usage.used,
    leased: usage.leased,
  };
}
