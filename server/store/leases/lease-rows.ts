import { type SqlBool, sql as raw } from "kysely";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { LeaseOnRecord } from "../../../src/domain/sync/lease";
import { couponOf, snapshotCouponOf } from "../coupon-rows";
import type { FeedDraft } from "../feed";
import type { Database } from "../schema";
import { locked, type Sql, type Tx } from "../sql";
import type { TillOnRecord } from "../store";

export type LeaseRow = Database["leases"];

export function leaseOf(row: LeaseRow): LeaseOnRecord {
  switch (row.state) {
    case "open":
      return { kind: "open", leaseId: row.id, unspent: row.units - row.spent };
    case "closed":
      return { kind: "closed", leaseId: row.id, awaitedKeys: JSON.parse(row.awaited_keys) as string[] };
    case "written-off":
    case "ended":
      return { kind: "written-off", leaseId: row.id };
  }
}

/** Leases that a unit is reserved by: few beside those that are over. To the letter what their index is limited to. */
export const HOLD_UNITS = raw<SqlBool>`(state = 'open' or awaited_keys <> '[]')`;

/** A coupon with its units, locked. */
export type Units = { readonly coupon: Coupon; readonly usage: Database["usage"] };

/** Locks coupons and their units in the order in which pushes do (R14); with the units, their leases. */
export async function lockUnits(sql: Sql, tx: Tx, workspace: number, ordinals: readonly number[]): Promise<ReadonlyMap<number, Units>> {
  if (ordinals.length === 0) return new Map();
  const coupons = tx
    .selectFrom("coupons")
    .select("definition")
    .where("workspace", "=", workspace)
    .where("ordinal", "in", ordinals)
    .orderBy("ordinal");
  const definitions = await (sql.rowLocks ? coupons.forShare() : coupons).execute();
  const usage = await locked(sql, tx.selectFrom("usage").selectAll())
    .where("workspace", "=", workspace)
    .where("ordinal", "in", ordinals)
    .orderBy("ordinal")
    .execute();
  const couponAt = new Map(definitions.map(couponOf).map((coupon) => [coupon.ordinal, coupon]));
  return new Map(
    usage.flatMap((row) => {
      const coupon = couponAt.get(row.ordinal);
      return coupon === undefined ? [] : [[row.ordinal, { coupon, usage: row }]];
    }),
  );
}

/** The leases that a till has not given back, recalled ones too. */
export async function openLeases(tx: Tx, { workspace, installationId }: TillOnRecord): Promise<readonly LeaseRow[]> {
  return await tx
    .selectFrom("leases")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("installation_id", "=", installationId)
    .where("state", "=", "open")
    .orderBy("ordinal")
    .orderBy("id")
    .execute();
}

/** How tills hear of a coupon's units. */
export function unitsDraft({ coupon, usage }: Units): FeedDraft {
  return { kind: "coupon", coupon: snapshotCouponOf(coupon, usage) };
}

export function leaseDraft(leaseId: string, word: "recalled" | "over"): FeedDraft {
  return { kind: "lease", leaseId, word };
}
