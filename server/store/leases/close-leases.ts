import type { ClosingLease } from "../../../src/contract/messages/leases";
import { closeLease } from "../../../src/domain/sync/lease";
import { appendToFeed } from "../feed";
import { type FeedTx, inTransaction, type Sql } from "../sql";
import type { TillOnRecord } from "../store";
import { type LeaseRow, leaseOf, lockUnits, openLeases, type Units, unitsDraft } from "./lease-rows";

/** Takes back the leases that a till gives up; what is no open lease of its own changes nothing (R23, R24). */
export async function closeLeases(sql: Sql, till: TillOnRecord, closing: readonly ClosingLease[]): Promise<void> {
  if (closing.length === 0) return;
  const { workspace } = till;
  await inTransaction(sql, async (tx) => {
    const named = await openLeases(tx, till);
    const ordinals = named.filter(({ id }) => closing.some(({ leaseId }) => leaseId === id)).map(({ ordinal }) => ordinal);
    const units = await lockUnits(sql, tx, workspace, [...new Set(ordinals)]);
    const closed = await closedOf(tx, till, closing, await openLeases(tx, till));
    const changed = withReturned(units, closed);
    await tx.sets.update("leases", closed.map(({ row }) => row));
    await tx.sets.update("usage", [...changed.values()].map(({ usage }) => usage));
    await appendToFeed(tx, workspace, [...changed.values()].map(unitsDraft));
  });
}

/** A lease that is closed, and the units that return to the pool. */
type Closed = { readonly row: LeaseRow; readonly returned: number };

async function closedOf(
  tx: FeedTx,
  { workspace }: TillOnRecord,
  closing: readonly ClosingLease[],
  open: readonly LeaseRow[],
): Promise<readonly Closed[]> {
  const redemptions = await tx.sets.among("redemptions", "key", workspace, closing.flatMap((one) => one.spentKeys));
  const recorded = new Set(redemptions.map(({ key }) => key));
  return open.flatMap((row): Closed[] => {
    const said = closing.find(({ leaseId }) => leaseId === row.id);
    const lease = leaseOf(row);
    if (said === undefined || lease.kind !== "open") return [];
    const { lease: { awaitedKeys }, returned } = closeLease(lease, said.spentKeys, recorded);
    return [{ row: { ...row, state: "closed", awaited_keys: JSON.stringify(awaitedKeys) }, returned }];
  });
}

function withReturned(units: ReadonlyMap<number, Units>, closed: readonly Closed[]): ReadonlyMap<number, Units> {
  const changed = new Map<number, Units>();
  for (const { row, returned } of closed) {
    const held = changed.get(row.ordinal) ?? units.get(row.ordinal);
    // Locked by what was open before: nobody opens a lease but the till itself, and it is one till.
    if (held === undefined) throw new Error(`The lease ${row.id} is of no coupon.`);
    changed.set(row.ordinal, { ...held, usage: { ...held.usage, leased: held.usage.leased - returned } });
  }
  return changed;
}
