import type { Coupon } from "../../src/domain/coupon/coupon";
import { codeText } from "./code-text";
import { couponColumns, couponOf, snapshotCouponOf } from "./coupon-rows";
import { appendToFeed } from "./feed";
import { endLeasesOf } from "./leases/end-leases";
import type { Database } from "./schema";
import { type FeedTx, inTransaction, locked, type Sql, type Tx } from "./sql";
import type { CouponWithCodes } from "./store";

const CODES_SHOWN = 5;

/** Every version is kept: a fact is judged by the one that it was decided under (R27). */
export async function replaceCoupon(sql: Sql, workspace: number, coupon: Coupon, nowMs: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const held = await holdCoupon(sql, tx, workspace, coupon.couponId);
    if (held === null) throw new Error(`There is no coupon ${coupon.couponId}.`);
    await writeCoupon(tx, workspace, coupon, held.usage, nowMs);
  });
}

/** A coupon with its units, held against redemptions, claims and other edits; null where there is none of that id. */
export async function holdCoupon(sql: Sql, tx: Tx, workspace: number, couponId: string) {
  // The coupon first, as redemptions lock it before its usage, and many share that lock (R14).
  const row = await locked(sql, tx.selectFrom("coupons").selectAll().where("workspace", "=", workspace))
    .where("coupon_id", "=", couponId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const usage = await locked(sql, tx.selectFrom("usage").selectAll().where("workspace", "=", workspace))
    .where("ordinal", "=", row.ordinal)
    .executeTakeFirstOrThrow();
  return { row, coupon: couponOf(row), usage };
}

/** Writes the next version of a coupon that is held, and tells the tills. */
export async function writeCoupon(tx: FeedTx, workspace: number, coupon: Coupon, usage: Database["usage"], nowMs: number): Promise<void> {
  await tx
    .updateTable("coupons")
    .set(couponColumns(coupon))
    .where("workspace", "=", workspace)
    .where("ordinal", "=", coupon.ordinal)
    .execute();
  await recordVersion(tx, workspace, coupon, nowMs);
  // Nobody can spend the units of a revoked coupon any more (R23).
  const { usage: left, drafts } = coupon.revokedAtMs === null ? { usage, drafts: [] } : await endLeasesOf(tx, workspace, usage);
  const number = await appendToFeed(tx, workspace, [{ kind: "coupon", coupon: snapshotCouponOf(coupon, left) }, ...drafts]);
  if (coupon.revokedAtMs === null) return;
  await tx
    .updateTable("coupons")
    .set((row) => ({ revoked_feed: row.fn.coalesce("revoked_feed", row.val(number)) }))
    .where("workspace", "=", workspace)
    .where("ordinal", "=", coupon.ordinal)
    .execute();
}

export async function couponsWithCodes(sql: Sql, workspace: number): Promise<readonly CouponWithCodes[]> {
  const rows = await sql.db
    .selectFrom("coupons")
    .select(["ordinal", "definition"])
    .where("workspace", "=", workspace)
    .orderBy("ordinal")
    .execute();
  const codes = await sql.db
    .selectFrom("codes")
    .select(["ordinal", "value"])
    .where("workspace", "=", workspace)
    .where("position", "<", CODES_SHOWN)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    coupon: couponOf(row),
    codes: codes.filter((code) => code.ordinal === row.ordinal).map((code) => codeText(code.value)),
  }));
}

export async function recordVersion(tx: Tx, workspace: number, coupon: Coupon, nowMs: number): Promise<void> {
  await tx
    .insertInto("coupon_versions")
    .values({
      workspace,
      ordinal: coupon.ordinal,
      version: coupon.version,
      definition: JSON.stringify(coupon),
      at_ms: nowMs,
    })
    .execute();
}
