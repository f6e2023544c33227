import type { LeaseAtDesk } from "../../../src/contract/messages/leases";
import { unitsAtRisk } from "../../../src/domain/sync/lease";
import type { Sql } from "../sql";
import type { LeasesWanted } from "../store";
import { HOLD_UNITS, leaseOf } from "./lease-rows";

/** Leases with their units, tills and coupons, those given the longest ago first. */
export async function leasesAtDesk(sql: Sql, workspace: number, { state, id }: LeasesWanted): Promise<readonly LeaseAtDesk[]> {
  const all = sql.db
    .selectFrom("leases")
    .innerJoin("coupons", (join) =>
      join.onRef("coupons.workspace", "=", "leases.workspace").onRef("coupons.ordinal", "=", "leases.ordinal"),
    )
    .innerJoin("installations", (join) =>
      join.onRef("installations.workspace", "=", "leases.workspace").onRef("installations.id", "=", "leases.installation_id"),
    )
    .innerJoin("devices", (join) =>
      join.onRef("devices.workspace", "=", "installations.workspace").onRef("devices.id", "=", "installations.device_id"),
    )
    .innerJoin("stores", (join) => join.onRef("stores.workspace", "=", "devices.workspace").onRef("stores.id", "=", "devices.store_id"))
    .selectAll("leases")
    .select([
      "coupons.coupon_id",
      "coupons.title",
      "devices.id as device_id",
      "devices.name as device_name",
      "stores.id as store_id",
      "stores.name as store_name",
      "installations.revoked_ms",
      "installations.seen_ms",
    ])
    .where("leases.workspace", "=", workspace)
    .orderBy("leases.granted_ms")
    .orderBy("leases.id");
  const live = state === "all" ? all : all.where(HOLD_UNITS);
  const rows = await (id === null ? live : live.where("leases.id", "=", id)).execute();
  const shown = rows.map((row): LeaseAtDesk => ({
    leaseId: row.id,
    couponId: row.coupon_id,
    title: row.title,
    till: { id: row.device_id, name: row.device_name },
    installationId: row.installation_id,
    store: { id: row.store_id, name: row.store_name },
    tillRevokedMs: row.revoked_ms,
    tillSeenMs: row.seen_ms,
    grantedMs: row.granted_ms,
    expiresMs: row.expires_ms,
    state: row.state,
    units: row.units,
    spent: row.spent,
    atRisk: unitsAtRisk(leaseOf(row)),
  }));
  return state === "all" ? shown : shown.filter(({ atRisk }) => atRisk > 0);
}
