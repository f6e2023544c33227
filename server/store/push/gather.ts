import type { Coupon } from "../../../src/domain/coupon/coupon";
import { codeText } from "../code-text";
import { couponOf } from "../coupon-rows";
import type { FeedTx, Sql } from "../sql";
import { lockTargets } from "./lock-targets";
import { isRedemption, type Item } from "./parse-items";
import { codeKey, contentsOf, evidenceKey, type Gathered, versionKey } from "./push-record";
import { inOrder, redemptionsOf } from "./read-redemptions";
import { Rows } from "./rows";
import { whatIsThere } from "./what-is-there";
import type { RedemptionEvent } from "../../../src/domain/sync/judge-redemption";

/**
 * Reads, as sets, everything on record about some pushes; what codes and coupons protect is read once they are locked (R14).
 * What cannot be on record is not asked for: most pushes hold nothing but new redemptions.
 */
export async function gather(
  sql: Sql,
  tx: FeedTx,
  workspace: number,
  items: readonly Item[],
  heard: readonly string[],
): Promise<Gathered> {
  const { sets } = tx;
  const events = items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
  const arriving = events.filter(isRedemption);
  const undone = events.flatMap((event) => (isRedemption(event) ? [] : [event.redemptionKey]));
  const named = await sets.among("redemptions", "key", workspace, [...undone, ...heard]);
  const contents = [...arriving.map((event) => event.contents), ...named.map(contentsOf)];

  const { codes, claims, coupons, usage } = await lockTargets(sql, tx, workspace, contents);
  const itemKeys = items.flatMap((item) => (item.kind === "event" ? item.event.key : (item.key ?? [])));
  const keys = [...new Set([...itemKeys, ...undone, ...heard])];
  const { storeIds, staffIds, supervisorIds, knows } = await whatIsThere(tx, workspace, keys);
  const reversals = inOrder(knows("reversals") ? await sets.among("reversals", "redemption_key", workspace, keys) : []);
  const answers =
    knows("answers") || reversals.length > 0
      ? await sets.among("answers", "key", workspace, [...keys, ...reversals.map((row) => row.key)])
      : [];
  const withdrawnKeys = knows("withdrawn_keys") ? await sets.among("withdrawn_keys", "redemption_key", workspace, keys) : [];
  const holders = [...codes, ...claims].flatMap((row) => row.holder_key ?? []);
  const redemptions = inOrder([
    // Who else has redeemed the same matters only where something is undone.
    ...(undone.length + reversals.length === 0 ? [] : await redemptionsOf(tx, workspace, { codes, claims, coupons })),
    ...(await sets.among("redemptions", "key", workspace, [...(knows("redemptions") ? keys : []), ...holders])),
  ]);
  const conflicts = await sets.among("conflicts", "redemption_key", workspace, redemptions.map((row) => row.key));
  const refused = tx.selectFrom("refused_items").selectAll().where("workspace", "=", workspace).where(sets.isAmong("key", undone));
  const refusedItems = undone.length === 0 ? [] : await refused.execute();
  const leaseIds = [...contents.map((one) => one.leaseId), ...redemptions.map((row) => row.lease_id)].filter((id) => id !== null);
  const leases = await sets.among("leases", "id", workspace, leaseIds);
  return {
    workspace,
    coupons: new Map(coupons.map((coupon) => [coupon.couponId, coupon])),
    versions: new Map(
      (await versionsOf(tx, workspace, coupons, arriving)).map((coupon) => [versionKey(coupon.ordinal, coupon.version), coupon]),
    ),
    storeIds,
    staffIds,
    supervisorIds,
    answers: new Rows(answers, (row) => row.key),
    redemptions: new Rows(redemptions, (row) => row.key),
    reversals: new Rows(reversals, (row) => row.key),
    withdrawnKeys: new Rows(withdrawnKeys, (row) => row.redemption_key),
    conflicts: new Rows(conflicts, (row) => row.redemption_key),
    refusedItems: new Rows(refusedItems, (row) => evidenceKey(row.installation_id, row.digest)),
    codes: new Rows(codes, (row) => codeKey(row.ordinal, row.code_type, codeText(row.value))),
    claims: new Rows(claims, (row) => row.id),
    usage: new Rows(usage, (row) => String(row.ordinal)),
    leases: new Rows(leases, (row) => row.id),
  };
}

/** The versions that facts were decided under; most were under the one of today, which is locked and at hand. */
async function versionsOf(tx: FeedTx, workspace: number, coupons: readonly Coupon[], arriving: readonly RedemptionEvent[]) {
  const decidedUnder = [...new Set(arriving.map((event) => event.circumstances.couponVersion))];
  const older = coupons.filter((coupon) => decidedUnder.some((version) => version < coupon.version));
  // A till may name any number, a column does not hold every one: later versions than today's are not there.
  const asked = decidedUnder.filter((version) => older.some((coupon) => version < coupon.version));
  if (older.length === 0) return coupons;
  const rows = await tx
    .selectFrom("coupon_versions")
    .select("definition")
    .where("workspace", "=", workspace)
    .where("ordinal", "in", older.map((coupon) => coupon.ordinal))
    .where("version", "in", asked)
    .execute();
  return [...coupons, ...rows.map(couponOf)];
}
