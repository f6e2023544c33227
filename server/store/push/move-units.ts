import type { RedemptionEvent } from "../../../src/domain/sync/judge-redemption";
import type { Unit } from "../../../src/domain/sync/ledger";
import { leaseOf } from "../leases/lease-rows";
import { isLeaseOf } from "./judge-item";
import { found, type PushRecord } from "./push-record";

/** Counts a unit of the pool or of a lease as spent, or as returned. @param uses 1: it is spent; -1: it comes back */
export function moveUnit(record: PushRecord, couponId: string, unit: Unit, uses: 1 | -1): void {
  if (unit.kind === "none") return;
  const { ordinal } = found(record.coupons.get(couponId), couponId);
  const usage = found(record.usage.get(String(ordinal)), couponId);
  const leased = unit.kind === "lease" ? usage.leased - uses : usage.leased;
  record.usage.put({ ...usage, used: usage.used + uses, leased });
  if (unit.kind === "lease") {
    const lease = found(record.leases.get(unit.leaseId), unit.leaseId);
    record.leases.put({ ...lease, spent: lease.spent + uses });
  }
}

/** A unit that a lease had spent has gone to another till for good (R11). */
export function shrinkLease(record: PushRecord, leaseId: string): void {
  const lease = found(record.leases.get(leaseId), leaseId);
  record.leases.put({ ...lease, units: lease.units - 1, spent: lease.spent - 1 });
}

/** A fact has come that a unit of its closed lease waited for, and took none: the unit returns to the pool (R23). */
export function releaseAwaited(record: PushRecord, { key, contents }: RedemptionEvent): void {
  const coupon = record.coupons.get(contents.couponId);
  if (coupon === undefined || contents.leaseId === null || !isLeaseOf(record, coupon, contents.leaseId)) return;
  const lease = leaseOf(found(record.leases.get(contents.leaseId), contents.leaseId));
  if (lease.kind !== "closed" || !lease.awaitedKeys.includes(key)) return;
  stopAwaiting(record, lease.leaseId, key);
  const usage = found(record.usage.get(String(coupon.ordinal)), contents.couponId);
  record.usage.put({ ...usage, leased: usage.leased - 1 });
}

/** The redemption that a unit of a lease waited for has come (R23); where none did, nothing changes. */
export function stopAwaiting(record: PushRecord, leaseId: string, redemptionKey: string): void {
  const lease = found(record.leases.get(leaseId), leaseId);
  const awaited = (JSON.parse(lease.awaited_keys) as string[]).filter((key) => key !== redemptionKey);
  record.leases.put({ ...lease, awaited_keys: JSON.stringify(awaited) });
}
