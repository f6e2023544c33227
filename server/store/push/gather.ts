import { codeText } from "../code-text";
import { couponOf } from "../coupon-rows";
import type { Sql, Tx } from "../sql";
import type { TillOnRecord } from "../store";
import { lockTargets } from "./lock-targets";
import { isRedemption, type Item } from "./parse-items";
import { codeKey, contentsOf, type PushRecord, versionKey } from "./push-record";
import { readRedemptions, redemptionsByKey } from "./read-redemptions";
import { Rows } from "./rows";

/** Reads, as sets, everything on record about a push; what codes and coupons protect is read once they are locked (R14). */
export async function gather(
  sql: Sql,
  tx: Tx,
  till: TillOnRecord,
  items: readonly Item[],
  heard: readonly string[],
  nowMs: number,
): Promise<PushRecord> {
  const { workspace } = till;
  const events = items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
  const naming = events.flatMap((event) => (isRedemption(event) ? [event.key] : [event.key, event.redemptionKey]));
  const keys = [...new Set([...naming, ...heard])];
  const arriving = events.filter(isRedemption);
  const named = await redemptionsByKey(tx, workspace, keys);
  const contents = [...arriving.map((event) => event.contents), ...named.map(contentsOf)];

  const { codes, claims, coupons, usage } = await lockTargets(sql, tx, workspace, contents);
  const redemptions = await readRedemptions(tx, workspace, { keys, codes, claims, coupons });
  const couponVersions = [...new Set(arriving.map((event) => event.circumstances.couponVersion))];
  const redemptionKeys = [...new Set([...keys, ...redemptions.map((row) => row.key)])];
  const leaseIds = [...contents.map((one) => one.leaseId), ...redemptions.map((row) => row.lease_id)];
  const versions = await tx
    .selectFrom("coupon_versions")
    .select("definition")
    .where("workspace", "=", workspace)
    .where("ordinal", "in", coupons.map((coupon) => coupon.ordinal))
    .where("version", "in", couponVersions)
    .execute();
  const stores = await tx.selectFrom("stores").select("id").where("workspace", "=", workspace).execute();
  const staff = await tx.selectFrom("staff").select("id").where("workspace", "=", workspace).execute();
  const reversals = await tx
    .selectFrom("reversals")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("redemption_key", "in", keys)
    .orderBy("received_ms")
    .orderBy("key")
    .execute();
  const answers = await tx
    .selectFrom("answers")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("key", "in", [...keys, ...reversals.map((row) => row.key)])
    .execute();
  const withdrawnKeys = await tx
    .selectFrom("withdrawn_keys")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("redemption_key", "in", keys)
    .execute();
  const conflicts = await tx
    .selectFrom("conflicts")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("redemption_key", "in", redemptionKeys)
    .execute();
  const refusedItems = await tx
    .selectFrom("refused_items")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("key", "in", keys)
    .execute();
  const leases = await tx
    .selectFrom("leases")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("id", "in", leaseIds.filter((id) => id !== null))
    .execute();
  return {
    till,
    nowMs,
    coupons: new Map(coupons.map((coupon) => [coupon.couponId, coupon])),
    versions: new Map(versions.map(couponOf).map((coupon) => [versionKey(coupon.ordinal, coupon.version), coupon])),
    storeIds: new Set(stores.map(({ id }) => id)),
    staffIds: new Set(staff.map(({ id }) => id)),
    answers: new Rows(answers, (row) => row.key),
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
