import { sql as raw } from "kysely";
import { utf8Bytes } from "../../src/domain/bytes/utf8";
import { keyMaterial } from "../../src/domain/code/key-material";
import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { couponColumns, snapshotCouponOf } from "./coupon-rows";
import { recordVersion } from "./coupons";
import { currentEpoch, epochForWriting } from "./epochs";
import { type FeedDraft, feedRun, takeFeedNumbers } from "./feed";
import { nextTurn } from "./next-turn";
import { base64urlOf, snapshotKey } from "./snapshot-key";
import { inGroupsOf, inTransaction, type Sql, type Tx } from "./sql";
import type { NewCoupon } from "./store";

/** Few enough that a redemption hardly waits for them where one connection is all there is. */
const CODES_PER_GROUP = 500;
/** No import takes so long: what is left of one that ended half-way goes with the next. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;
const CODES_WORTH_COUNTING = 1_000;

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
    await deleteArriving(sql, workspace, coupon.ordinal).catch(() => {});
    throw failure;
  }
  // By what it knew of the table before, PostgreSQL would look for each code by reading all; SQLite takes the key's index.
  if (sql.rowLocks && codes.length >= CODES_WORTH_COUNTING) await raw`analyze codes`.execute(sql.db);
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
  const begun = await currentEpoch(sql.db, workspace);
  await deleteArriving(sql, workspace, ordinal);
  await sql.db
    .deleteFrom("arriving_codes")
    .where("workspace", "=", workspace)
    .where("begun_ms", "<", nowMs - ABANDONED_MS)
    .execute();
  const numbered = codes.map((code, position) => ({ code, position }));
  for (const group of inGroupsOf(CODES_PER_GROUP, numbered)) {
    await nextTurn();
    await sql.db
      .insertInto("arriving_codes")
      .values(group.map(({ code, position }) => arrivingCode(workspace, coupon, begun.key, code, position, nowMs)))
      .execute();
  }
  return await inTransaction(sql, async (tx) => {
    if ((await epochForWriting(sql, tx, workspace)).number !== begun.number) return false;
    await tx
      .insertInto("coupons")
      .values({ workspace, ordinal, created_ms: nowMs, codes: codes.length, ...couponColumns(coupon) })
      .execute();
    await recordVersion(tx, workspace, coupon, nowMs);
    await tx.insertInto("usage").values({ workspace, ordinal, used: 0, leased: 0 }).execute();
    await takeIn(tx, workspace, coupon);
    const first = await takeFeedNumbers(tx, workspace, 1 + codes.length);
    const draft: FeedDraft = { kind: "coupon", coupon: snapshotCouponOf(coupon, { used: 0, leased: 0 }) };
    await tx.insertInto("feed_runs").values(feedRun(workspace, first, [draft])).execute();
    await tellOf(tx, workspace, ordinal, first + 1);
    await tx.deleteFrom("arriving_codes").where("workspace", "=", workspace).where("ordinal", "=", ordinal).execute();
    return true;
  });
}

function arrivingCode(
  workspace: number,
  { ordinal, codeType }: Coupon,
  epochKey: Uint8Array,
  code: NormalisedCode,
  position: number,
  nowMs: number,
) {
  const key = snapshotKey(epochKey, keyMaterial(codeType, code));
  const draft: FeedDraft = { kind: "code", key: base64urlOf(key), ordinal, state: "issued", redeemed: null };
  const payload = JSON.stringify(draft);
  return { workspace, ordinal, position, value: utf8Bytes(code), snapshot_key: key, payload, begun_ms: nowMs };
}

/** Within the database: the codes make no way to here and back. */
async function takeIn(tx: Tx, workspace: number, { ordinal, codeType }: Coupon): Promise<void> {
  await tx
    .insertInto("codes")
    .columns(["workspace", "code_type", "value", "ordinal", "position", "state", "snapshot_key"])
    .expression(
      tx
        .selectFrom("arriving_codes")
        .select((row) => [
          "workspace",
          row.cast<string>(row.val(codeType), "text").as("code_type"),
          "value",
          "ordinal",
          "position",
          row.cast<string>(row.val("issued"), "text").as("state"),
          "snapshot_key",
        ])
        .where("workspace", "=", workspace)
        .where("ordinal", "=", ordinal),
    )
    .execute();
}

/** Casts: SQLite binds every number as one that divides into fractions. */
async function tellOf(tx: Tx, workspace: number, ordinal: number, first: number): Promise<void> {
  await raw`
    insert into feed_runs (workspace, last, first, entries)
    select workspace, max(position) + cast(${first} as bigint), min(position) + cast(${first} as bigint),
      '[' || string_agg(payload, ',' order by position) || ']'
    from arriving_codes
    where workspace = ${workspace} and ordinal = ${ordinal}
    group by workspace, position / cast(${CODES_PER_GROUP} as integer)
  `.execute(tx);
}

async function deleteArriving(sql: Sql, workspace: number, ordinal: number): Promise<void> {
  await sql.db.deleteFrom("arriving_codes").where("workspace", "=", workspace).where("ordinal", "=", ordinal).execute();
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
