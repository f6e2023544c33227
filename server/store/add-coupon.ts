import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { type Arrival, countCodes, deleteArriving, letArrive, takeIn, tellOf } from "./arriving-codes";
import { couponColumns, snapshotCouponOf } from "./coupon-rows";
import { recordVersion } from "./coupons";
import { currentEpoch, epochForWriting } from "./epochs";
import { type FeedDraft, feedRun, takeFeedNumbers } from "./feed";
import { nextOrdinal } from "./next-ordinal";
import { inTransaction, type Sql } from "./sql";
import type { NewCoupon } from "./store";

/**
 * Adds a coupon with its codes. Many codes arrive in groups, in a table that nothing reads, so that redemptions go on
 * meanwhile; then the coupon and all of its codes appear in one short transaction.
 */
export async function addCoupon(
  sql: Sql,
  workspace: number,
  made: NewCoupon,
  codes: readonly NormalisedCode[],
  nowMs: number,
): Promise<Coupon> {
  // Its own transaction: whoever holds the counters' row holds all redemptions up (R14). An ordinal may be lost, never
  // used twice (R20).
  const coupon: Coupon = { ...made, ordinal: await inTransaction(sql, (tx) => nextOrdinal(tx, workspace)), version: 1 };
  try {
    while (!(await arriveAndAppear(sql, workspace, coupon, codes, nowMs)));
  } catch (failure) {
    // What cannot be deleted now is left for the next import.
    await deleteArriving(sql.db, arrivalOf(workspace, coupon)).catch(() => {});
    throw failure;
  }
  await countCodes(sql, codes.length);
  return coupon;
}

/** @returns false where another epoch has begun meanwhile, in which the codes have other keys */
async function arriveAndAppear(
  sql: Sql,
  workspace: number,
  coupon: Coupon,
  codes: readonly NormalisedCode[],
  nowMs: number,
): Promise<boolean> {
  const { ordinal } = coupon;
  const arrival = arrivalOf(workspace, coupon);
  const begun = await currentEpoch(sql.db, workspace);
  await letArrive(sql, arrival, codes, begun.key, nowMs);
  return await inTransaction(sql, async (tx) => {
    if ((await epochForWriting(sql, tx, workspace)).number !== begun.number) return false;
    await tx
      .insertInto("coupons")
      .values({ workspace, ordinal, created_ms: nowMs, codes: codes.length, ...couponColumns(coupon) })
      .execute();
    await recordVersion(tx, workspace, coupon, nowMs);
    await tx.insertInto("usage").values({ workspace, ordinal, used: 0, leased: 0 }).execute();
    await takeIn(tx, arrival, 0);
    const first = await takeFeedNumbers(tx, workspace, 1 + codes.length);
    const draft: FeedDraft = { kind: "coupon", coupon: snapshotCouponOf(coupon, { used: 0, leased: 0 }) };
    await tx.insertInto("feed_runs").values(feedRun(workspace, first, [draft])).execute();
    await tellOf(tx, arrival, first + 1);
    await deleteArriving(tx, arrival);
    return true;
  });
}

/** An ordinal is never used twice, and neither is this. */
function arrivalOf(workspace: number, { ordinal, codeType }: Coupon): Arrival {
  return { workspace, id: `coupon ${ordinal}`, ordinal, codeType };
}
