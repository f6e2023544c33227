import { utf8Bytes } from "../../src/domain/bytes/utf8";
import { keyMaterial } from "../../src/domain/code/key-material";
import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { codeText } from "./code-text";
import { couponColumns, couponOf, snapshotCouponOf } from "./coupon-rows";
import { epochForWriting } from "./epochs";
import { appendToFeed, type FeedDraft } from "./feed";
import { base64urlOf, snapshotKey } from "./snapshot-key";
import { inGroupsOf, inTransaction, locked, ROWS_PER_INSERT, type Sql, type Tx } from "./sql";
import type { CouponWithCodes, NewCoupon } from "./store";

const CODES_SHOWN = 5;

export async function addCoupon(
  sql: Sql,
  workspace: number,
  made: NewCoupon,
  codes: readonly NormalisedCode[],
  nowMs: number,
): Promise<Coupon> {
  return await inTransaction(sql, async (tx) => {
    const { key } = await epochForWriting(sql, tx, workspace);
    const coupon: Coupon = { ...made, ordinal: await nextOrdinal(tx, workspace), version: 1 };
    const { ordinal } = coupon;
    await tx
      .insertInto("coupons")
      .values({ workspace, ordinal, created_ms: nowMs, ...couponColumns(coupon) })
      .execute();
    await recordVersion(tx, workspace, coupon, nowMs);
    await tx.insertInto("usage").values({ workspace, ordinal, used: 0, leased: 0 }).execute();
    const rows = codes.map((value, position) => ({
      workspace,
      code_type: coupon.codeType,
      value: utf8Bytes(value),
      ordinal,
      position,
      state: "issued" as const,
      holder_key: null,
      snapshot_key: snapshotKey(key, keyMaterial(coupon.codeType, value)),
    }));
    for (const group of inGroupsOf(ROWS_PER_INSERT, rows)) await tx.insertInto("codes").values(group).execute();
    const issued = rows.map<FeedDraft>((row) => ({
      kind: "code",
      key: base64urlOf(row.snapshot_key),
      ordinal,
      state: "issued",
      redeemed: null,
    }));
    const unused = { used: 0, leased: 0 };
    await appendToFeed(tx, workspace, [{ kind: "coupon", coupon: snapshotCouponOf(coupon, unused) }, ...issued]);
    return coupon;
  });
}

/** Every version is kept: a fact is judged by the one that it was decided under (R27). */
export async function replaceCoupon(sql: Sql, workspace: number, coupon: Coupon, nowMs: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const usage = await locked(
      sql,
      tx.selectFrom("usage").select(["used", "leased"]).where("workspace", "=", workspace),
    )
      .where("ordinal", "=", coupon.ordinal)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable("coupons")
      .set(couponColumns(coupon))
      .where("workspace", "=", workspace)
      .where("ordinal", "=", coupon.ordinal)
      .execute();
    await recordVersion(tx, workspace, coupon, nowMs);
    await appendToFeed(tx, workspace, [{ kind: "coupon", coupon: snapshotCouponOf(coupon, usage) }]);
  });
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

async function nextOrdinal(tx: Tx, workspace: number): Promise<number> {
  const { ordinal } = await tx
    .updateTable("counters")
    .set((row) => ({ ordinal: row("ordinal", "+", 1) }))
    .where("workspace", "=", workspace)
    .returning("ordinal")
    .executeTakeFirstOrThrow();
  return ordinal;
}

async function recordVersion(tx: Tx, workspace: number, coupon: Coupon, nowMs: number): Promise<void> {
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
