import type { LeaseMessage } from "../../../src/contract/messages/leases";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import { spendsUnits } from "../../../src/domain/coupon/offline-default";
import { LEASE_LASTS_MS, LEASE_RENEWED_UNTIL_MS, unitsToAdd } from "../../../src/domain/sync/renew-lease";
import { couponOf } from "../coupon-rows";
import { appendToFeed } from "../feed";
import { type FeedTx, inTransaction, type Sql } from "../sql";
import type { Renewal, TillOnRecord } from "../store";
import { openLeases } from "./close-leases";
import { type LeaseRow, lockUnits, type Units, unitsDraft } from "./lease-rows";

/** A till that has not been heard of for longer shares nothing with the others. */
const TILL_COUNTS_MS = 7 * 24 * 60 * 60 * 1000;

/** An expiry that moves by less is not worth a write. */
const EXPIRY_MOVES_BY_MS = 60 * 60 * 1000;

/**
 * Gives a till units of every capped coupon that it can redeem offline by a lease only, and renews what it has (R21, R22).
 * @returns all of its open leases; `recalled`: it is to give them back
 */
export async function renewLeases(sql: Sql, till: TillOnRecord, renewal: Renewal): Promise<readonly LeaseMessage[]> {
  const { workspace } = till;
  return await inTransaction(sql, async (tx) => {
    const wanted = (await leaseOnlyCoupons(tx, workspace, renewal.nowMs)).filter((coupon) => isRedeemedAt(till, coupon));
    const units = await lockUnits(sql, tx, workspace, wanted.map(({ ordinal }) => ordinal));
    const open = await openLeases(tx, till);
    const tills = await tillsByStore(tx, workspace, renewal.nowMs);
    const before = await latestSpells(tx, till, wanted, open);

    const rows: LeaseRow[] = [];
    const changed: Units[] = [];
    for (const held of units.values()) {
      // An edit may have come between the two readings.
      if (!isRedeemedAt(till, held.coupon) || held.coupon.offline !== "lease-only") continue;
      const lease = open.find(({ ordinal, recalled_ms }) => ordinal === held.coupon.ordinal && recalled_ms === null) ?? null;
      const { row, added } = renewed(till, held, lease, { ...renewal, tills: tillsOf(held.coupon, tills), before });
      if (row !== null) rows.push(row);
      if (added > 0) changed.push({ ...held, usage: { ...held.usage, leased: held.usage.leased + added } });
    }
    const isOpen = new Set(open.map(({ id }) => id));
    await tx.sets.update("leases", rows.filter(({ id }) => isOpen.has(id)));
    await tx.sets.insert("leases", rows.filter(({ id }) => !isOpen.has(id)));
    await tx.sets.update("usage", changed.map(({ usage }) => usage));
    if (changed.length > 0) await appendToFeed(tx, workspace, changed.map(unitsDraft));

    const now = new Map([...open, ...rows].map((row) => [row.id, row]));
    return [...now.values()].map((row) => told(row, !units.has(row.ordinal)));
  });
}

function told({ id, ordinal, units, expires_ms, recalled_ms }: LeaseRow, isUseless: boolean): LeaseMessage {
  return { leaseId: id, ordinal, units, expiresMs: expires_ms, recalled: isUseless || recalled_ms !== null };
}

type Renewing = Renewal & { readonly tills: number; readonly before: ReadonlyMap<number, LeaseRow> };

function renewed(
  till: TillOnRecord,
  { coupon, usage }: Units,
  lease: LeaseRow | null,
  { spentOf, newId, nowMs, tills, before }: Renewing,
): { readonly row: LeaseRow | null; readonly added: number } {
  if (coupon.source.kind !== "fixed") return { row: null, added: 0 };
  if (lease !== null && nowMs - lease.granted_ms > LEASE_RENEWED_UNTIL_MS) return { row: { ...lease, recalled_ms: nowMs }, added: 0 };
  const spent = lease === null ? 0 : Math.max(lease.spent, spentOf.get(lease.id) ?? 0);
  const measured = lease ?? before.get(coupon.ordinal);
  const added = unitsToAdd({
    amount: coupon.source.amount,
    used: usage.used,
    leased: usage.leased,
    unspent: lease === null ? 0 : Math.max(0, lease.units - spent),
    tills,
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

async function leaseOnlyCoupons(tx: FeedTx, workspace: number, nowMs: number): Promise<readonly Coupon[]> {
  const rows = await tx
    .selectFrom("coupons")
    .select("definition")
    .where("workspace", "=", workspace)
    .where("offline", "=", "lease-only")
    .where("revoked_ms", "is", null)
    .where((row) => row.or([row("end_ms", "is", null), row("end_ms", ">", nowMs)]))
    .orderBy("ordinal")
    .execute();
  return rows.map(couponOf).filter(spendsUnits);
}

function isRedeemedAt({ device }: TillOnRecord, { stores, methods }: Coupon): boolean {
  return methods.includes("staff-scan") && (stores.kind === "all" || stores.storeIds.includes(device.storeId));
}

/** How many tills of each store are in use. */
async function tillsByStore(tx: FeedTx, workspace: number, nowMs: number): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
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

/** The till's latest lease of each coupon that it has none of now. */
async function latestSpells(
  tx: FeedTx,
  { workspace, installationId }: TillOnRecord,
  wanted: readonly Coupon[],
  open: readonly LeaseRow[],
): Promise<ReadonlyMap<number, LeaseRow>> {
  const held = new Set(open.map(({ ordinal }) => ordinal));
  const missing = wanted.map(({ ordinal }) => ordinal).filter((ordinal) => !held.has(ordinal));
  if (missing.length === 0) return new Map();
  const rows = await tx
    .selectFrom("leases")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("installation_id", "=", installationId)
    .where("ordinal", "in", missing)
    .orderBy("granted_ms")
    .execute();
  return new Map(rows.map((row) => [row.ordinal, row]));
}
