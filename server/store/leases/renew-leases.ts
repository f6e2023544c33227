import type { LeaseMessage } from "../../../src/contract/messages/leases";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import { spendsUnits } from "../../../src/domain/coupon/offline-default";
import { LEASE_LASTS_MS, LEASE_RENEWED_UNTIL_MS, unitsToAdd } from "../../../src/domain/sync/renew-lease";
import { couponOf } from "../coupon-rows";
import { appendToFeed } from "../feed";
import { inTransaction, type Sql } from "../sql";
import type { Renewal, TillOnRecord } from "../store";
import { type LeaseRow, lockUnits, openLeases, type Units, unitsDraft } from "./lease-rows";

/** A till that has not been heard of for longer shares nothing with the others. */
const TILL_COUNTS_MS = 7 * 24 * 60 * 60 * 1000;

/** An expiry that moves by less is not worth a write. */
const EXPIRY_MOVES_BY_MS = 24 * 60 * 60 * 1000;

/**
 * Gives a till units of every capped coupon that it can redeem offline by a lease only, and renews what it has (R21, R22).
 * Mostly there is nothing to do, and then no redemption waits for it.
 * @returns all of its open leases; `recalled`: it is to give them back
 */
export async function renewLeases(sql: Sql, till: TillOnRecord, renewal: Renewal): Promise<readonly LeaseMessage[]> {
  const { workspace } = till;
  const offered = (await leaseOnlyUnits(sql.db, workspace, renewal.nowMs)).filter(({ coupon }) => isLeasedTo(till, coupon));
  const tills = await tillsByStore(sql.db, workspace, renewal.nowMs);
  const had = await leasesOf(sql.db, till);
  const renewing: Renewing = { ...renewal, till, tills, before: new Map(had.map((lease) => [lease.ordinal, lease])) };
  const open = had.filter(({ state }) => state === "open");
  const due = offered.filter((held) => renewed(held, open, renewing).row !== null).map(({ coupon }) => coupon.ordinal);

  const now = due.length === 0 ? open : await renewEach(sql, due, renewing);
  const useful = new Set(offered.map(({ coupon }) => coupon.ordinal));
  return now.map((row) => told(row, !useful.has(row.ordinal)));
}

/** Renews a till's leases of some coupons; returns all that are open then. */
async function renewEach(sql: Sql, ordinals: readonly number[], renewing: Renewing): Promise<readonly LeaseRow[]> {
  const { till, till: { workspace } } = renewing;
  return await inTransaction(sql, async (tx) => {
    const units = await lockUnits(sql, tx, workspace, ordinals);
    const open = await openLeases(tx, till);
    const rows: LeaseRow[] = [];
    const changed: Units[] = [];
    for (const held of units.values()) {
      // An edit may have come between the two readings.
      if (!isLeasedTo(till, held.coupon)) continue;
      const { row, added } = renewed(held, open, renewing);
      if (row !== null) rows.push(row);
      if (added > 0) changed.push({ ...held, usage: { ...held.usage, leased: held.usage.leased + added } });
    }
    const isOpen = new Set(open.map(({ id }) => id));
    await tx.sets.update("leases", rows.filter(({ id }) => isOpen.has(id)));
    await tx.sets.insert("leases", rows.filter(({ id }) => !isOpen.has(id)));
    await tx.sets.update("usage", changed.map(({ usage }) => usage));
    if (changed.length > 0) await appendToFeed(tx, workspace, changed.map(unitsDraft));
    return [...new Map([...open, ...rows].map((row) => [row.id, row])).values()];
  });
}

function told({ id, ordinal, units, expires_ms, recalled_ms }: LeaseRow, isUseless: boolean): LeaseMessage {
  return { leaseId: id, ordinal, units, expiresMs: expires_ms, recalled: isUseless || recalled_ms !== null };
}

type Renewing = Renewal & {
  readonly till: TillOnRecord;
  /** In use, by store. */
  readonly tills: ReadonlyMap<string, number>;
  /** The till's latest lease of each coupon. */
  readonly before: ReadonlyMap<number, LeaseRow>;
};

/** What becomes of a till's lease of one coupon: `row` is to be written, `added` of its units are new. */
function renewed(
  { coupon, usage }: Units,
  open: readonly LeaseRow[],
  { till, spentOf, newId, nowMs, tills, before }: Renewing,
): { readonly row: LeaseRow | null; readonly added: number } {
  if (coupon.source.kind !== "fixed") return { row: null, added: 0 };
  const own = open.filter(({ ordinal }) => ordinal === coupon.ordinal);
  const lease = own.find(({ recalled_ms }) => recalled_ms === null) ?? null;
  if (lease !== null && nowMs - lease.granted_ms > LEASE_RENEWED_UNTIL_MS) return { row: { ...lease, recalled_ms: nowMs }, added: 0 };
  const spent = lease === null ? 0 : Math.max(lease.spent, spentOf.get(lease.id) ?? 0);
  const measured = lease ?? before.get(coupon.ordinal);
  const added = unitsToAdd({
    amount: coupon.source.amount,
    used: usage.used,
    leased: usage.leased,
    unspent: lease === null ? 0 : Math.max(0, lease.units - spent),
    outstanding: own.reduce((sum, one) => sum + one.units - one.spent, 0),
    tills: tillsOf(coupon, tills),
    spell: { spent: lease === null ? (measured?.spent ?? 0) : spent, lastedMs: nowMs - (measured?.granted_ms ?? nowMs) },
  });
  const expires_ms = nowMs + LEASE_LASTS_MS;
  if (lease !== null) {
    const isWorthIt = added > 0 || expires_ms - lease.expires_ms >= EXPIRY_MOVES_BY_MS;
    return { row: isWorthIt ? { ...lease, units: lease.units + added, expires_ms } : null, added };
  }
  if (added === 0) return { row: null, added };
  const row: LeaseRow = {
    workspace: till.workspace,
    id: newId(),
    installation_id: till.installationId,
    ordinal: coupon.ordinal,
    units: added,
    spent: 0,
    expires_ms,
    state: "open",
    awaited_keys: "[]",
    granted_ms: nowMs,
    recalled_ms: null,
  };
  return { row, added };
}

/** Coupons that are redeemed offline by leases only, with their units as they are this moment. */
async function leaseOnlyUnits(db: Sql["db"], workspace: number, nowMs: number): Promise<readonly Units[]> {
  const rows = await db
    .selectFrom("coupons")
    .innerJoin("usage", (join) =>
      join.onRef("usage.workspace", "=", "coupons.workspace").onRef("usage.ordinal", "=", "coupons.ordinal"),
    )
    .selectAll("usage")
    .select("coupons.definition")
    .where("coupons.workspace", "=", workspace)
    .where("coupons.offline", "=", "lease-only")
    .where("coupons.revoked_ms", "is", null)
    .where((row) => row.or([row("coupons.end_ms", "is", null), row("coupons.end_ms", ">", nowMs)]))
    .orderBy("coupons.ordinal")
    .execute();
  return rows.map(({ definition, ...usage }) => ({ coupon: couponOf({ definition }), usage }));
}

function isLeasedTo({ device }: TillOnRecord, coupon: Coupon): boolean {
  const { stores, methods, offline, revokedAtMs } = coupon;
  if (!spendsUnits(coupon) || offline !== "lease-only" || revokedAtMs !== null || !methods.includes("staff-scan")) return false;
  return stores.kind === "all" || stores.storeIds.includes(device.storeId);
}

/** How many tills of each store are in use. */
async function tillsByStore(db: Sql["db"], workspace: number, nowMs: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("installations")
    .innerJoin("devices", (join) =>
      join.onRef("devices.workspace", "=", "installations.workspace").onRef("devices.id", "=", "installations.device_id"),
    )
    .select((row) => ["devices.store_id as storeId", row.fn.countAll<number | string>().as("tills")])
    .where("installations.workspace", "=", workspace)
    .where("installations.revoked_ms", "is", null)
    .where((row) => row(row.fn.coalesce("installations.seen_ms", "installations.enrolled_ms"), ">", nowMs - TILL_COUNTS_MS))
    .groupBy("devices.store_id")
    .execute();
  return new Map(rows.map(({ storeId, tills }) => [storeId, Number(tills)]));
}

function tillsOf({ stores }: Coupon, tills: ReadonlyMap<string, number>): number {
  const counted = [...tills].filter(([storeId]) => stores.kind === "all" || stores.storeIds.includes(storeId));
  return counted.reduce((sum, [, count]) => sum + count, 0);
}

/** All leases of a till that are kept, the latest last. */
async function leasesOf(db: Sql["db"], { workspace, installationId }: TillOnRecord): Promise<readonly LeaseRow[]> {
  return await db
    .selectFrom("leases")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("installation_id", "=", installationId)
    .orderBy("granted_ms")
    .execute();
}
