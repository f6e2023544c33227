import type { Coupon } from "../../../src/domain/coupon/coupon";
import { codeText } from "../code-text";
import { couponOf } from "../coupon-rows";
import type { FeedTx, Sql } from "../sql";
import type { TillOnRecord } from "../store";
import { lockTargets } from "./lock-targets";
import { isRedemption, type Item } from "./parse-items";
import { codeKey, contentsOf, type PushRecord, versionKey } from "./push-record";
import { inOrder, redemptionsByKey, redemptionsOf } from "./read-redemptions";
import { Rows } from "./rows";
import { whatIsThere } from "./what-is-there";
import type { RedemptionEvent } from "../../../src/domain/sync/judge-redemption";

/**
 * Reads, as sets, everything on record about a push; what codes and coupons protect is read once they are locked (R14).
 * What cannot be on record is not asked for: most pushes hold nothing but new redemptions.
 */
export async function gather(
  sql: Sql,
  tx: FeedTx,
  till: TillOnRecord,
  items: readonly Item[],
  heard: readonly string[],
  nowMs: number,
): Promise<PushRecord> {
  const { workspace } = till;
  const { sets } = tx;
  const events = items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
  const arriving = events.filter(isRedemption);
  const undone = events.flatMap((event) => (isRedemption(event) ? [] : [event.redemptionKey]));
  const named = await redemptionsByKey(tx, workspace, [...new Set([...undone, ...heard])]);
  const contents = [...arriving.map((event) => event.contents), ...named.map(contentsOf)];

  const { codes, claims, coupons, usage } = await lockTargets(sql, tx, workspace, contents);
  const keys = [...new Set([...events.map((event) => event.key), ...undone, ...heard])];
  const { storeIds, staffIds, knows } = await whatIsThere(tx, workspace, keys);
  const reversals = await readIf(knows("reversals"), () =>
    tx
      .selectFrom("reversals")
      .selectAll()
      .where("workspace", "=", workspace)
      .where(sets.isAmong("redemption_key", keys))
      .orderBy("received_ms")
      .orderBy("key")
      .execute(),
  );
  const answers = await readIf(knows("answers") || reversals.length > 0, () =>
    tx
      .selectFrom("answers")
      .selectAll()
      .where("workspace", "=", workspace)
      .where(sets.isAmong("key", [...keys, ...reversals.map((row) => row.key)]))
      .execute(),
  );
  const withdrawnKeys = await readIf(knows("withdrawn_keys"), () =>
    tx
      .selectFrom("withdrawn_keys")
      .selectAll()
      .where("workspace", "=", workspace)
      .where(sets.isAmong("redemption_key", keys))
      .execute(),
  );
  const holders = [...codes, ...claims].flatMap((row) => row.holder_key ?? []);
  const redemptions = inOrder([
    // Who else has redeemed the same matters only where something is undone.
    ...(undone.length + reversals.length === 0 ? [] : await redemptionsOf(tx, workspace, { codes, claims, coupons })),
    ...(await redemptionsByKey(tx, workspace, [...new Set([...(knows("redemptions") ? keys : []), ...holders])])),
  ]);
  const conflicts = await ifAny(redemptions, () =>
    tx
      .selectFrom("conflicts")
      .selectAll()
      .where("workspace", "=", workspace)
      .where(sets.isAmong("redemption_key", redemptions.map((row) => row.key)))
      .execute(),
  );
  const refusedItems = await ifAny(undone, () =>
    tx
      .selectFrom("refused_items")
      .selectAll()
      .where("workspace", "=", workspace)
      .where(sets.isAmong("key", undone))
      .execute(),
  );
  const leaseIds = [...contents.map((one) => one.leaseId), ...redemptions.map((row) => row.lease_id)].filter((id) => id !== null);
  const leases = await ifAny(leaseIds, () =>
    tx.selectFrom("leases").selectAll().where("workspace", "=", workspace).where(sets.isAmong("id", leaseIds)).execute(),
  );
  return {
    till,
    nowMs,
    coupons: new Map(coupons.map((coupon) => [coupon.couponId, coupon])),
    versions: new Map(
      (await versionsOf(tx, workspace, coupons, arriving)).map((coupon) => [versionKey(coupon.ordinal, coupon.version), coupon]),
    ),
    storeIds,
    staffIds,
    answers: new Rows([...answers, ...redemptions], (row) => row.key),
    redemptions: new Rows(redemptions, (row) => row.key),
    reversals: new Rows(reversals, (row) => row.key),
    withdrawnKeys: new Rows(withdrawnKeys, (row) => row.redemption_key),
    conflicts: new Rows(conflicts, (row) => row.redemption_key),
    refusedItems: new Rows(refusedItems, (row) => Buffer.from(row.digest).toString("hex")),
    codes: new Rows(codes, (row) => codeKey(row.ordinal, row.code_type, codeText(row.value))),
    claims: new Rows(claims, (row) => row.id),
    usage: new Rows(usage, (row) => String(row.ordinal)),
    leases: new Rows(leases, (row) => row.id),
  };
}

async function ifAny<Row>(asked: readonly unknown[], read: () => Promise<Row[]>): Promise<Row[]> {
  return await readIf(asked.length > 0, read);
}

async function readIf<Row>(isWanted: boolean, read: () => Promise<Row[]>): Promise<Row[]> {
  return isWanted ? await read() : [];
}

/** The versions that facts were decided under; most were under the one of today, which is locked and at hand. */
async function versionsOf(tx: FeedTx, workspace: number, coupons: readonly Coupon[], arriving: readonly RedemptionEvent[]) {
  const decidedUnder = [...new Set(arriving.map((event) => event.circumstances.couponVersion))];
  const older = coupons.filter((coupon) => decidedUnder.some((version) => version < coupon.version));
  // A till may name any number, a column does not hold every one: later versions than today's are not there.
  const asked = decidedUnder.filter((version) => older.some((coupon) => version < coupon.version));
  const rows = await ifAny(older, () =>
    tx
      .selectFrom("coupon_versions")
      .select("definition")
      .where("workspace", "=", workspace)
      .where("ordinal", "in", older.map((coupon) => coupon.ordinal))
      .where("version", "in", asked)
      .execute(),
  );
  return [...coupons, ...rows.map(couponOf)];
}
