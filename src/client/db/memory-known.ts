import { leaseInUse, type LeaseInUse, type Leasing } from "./lease-use";
import { overlayOf, type TillRows } from "./memory-rows";
import { findInBase, shardOf, type BaseMatch } from "./packed-base";
import type { DirectoryRecords, LeaseRecord, OutboxRecord, SnapshotRecord } from "./records";
import { ordinalsOf } from "./row-rules";
import { keyOf, type Sought } from "./sought";
import type { Known, KnownCode, KnownRedemption } from "./till-store";

/** Everything that is known of some codes or a claim. */
export function knownOf(rows: TillRows, sought: readonly Sought[]): Known {
  const { device = null, session = null, snapshot = null } = rows.singles;
  const codes = snapshot === null ? [] : sought.flatMap((one) => codesOf(rows, snapshot, one));
  return { device, session, snapshot, directory: directoryOf(rows), unsent: unsentCount(rows), codes };
}

/** A redemption, queued or answered, and its reversal. */
export function knownRedemptionOf(rows: TillRows, redemptionKey: string): KnownRedemption {
  const { device = null, session = null } = rows.singles;
  const queued = rows.outbox.get(redemptionKey);
  return {
    device,
    session,
    redemption: queued?.kind === "redemption" ? queued : (rows.history.get(redemptionKey) ?? null),
    reversal: reversalsOf(rows, new Set([redemptionKey]))[0] ?? null,
  };
}

export function directoryOf({ staff, stores, devices }: TillRows): DirectoryRecords {
  return { staff: [...staff.values()], stores: [...stores.values()], devices: [...devices.values()] };
}

export function unsentCount({ outbox }: TillRows): number {
  return [...outbox.values()].filter(({ sequence }) => sequence !== null).length;
}

export function leasingOf(rows: TillRows): Leasing {
  const leaseOnly = [...rows.coupons.values()].filter(({ coupon }) => coupon.offline === "lease-only");
  return { leases: inUse(rows, () => true), ordinals: leaseOnly.map(({ ordinal }) => ordinal) };
}

function inUse({ leases, outbox, history }: TillRows, isWanted: (lease: LeaseRecord) => boolean): readonly LeaseInUse[] {
  return [...leases.values()].filter(isWanted).map((lease) => {
    const queued = [...outbox.values()].filter((item) => item.kind === "redemption" && item.contents.leaseId === lease.leaseId);
    const answered = [...history.values()].filter(({ contents }) => contents.leaseId === lease.leaseId);
    return leaseInUse(lease, queued, answered);
  });
}

function codesOf(rows: TillRows, snapshot: SnapshotRecord, sought: Sought): readonly KnownCode[] {
  const lookupKey = keyOf(sought);
  const base = baseMatches(rows, snapshot, lookupKey);
  const overlay = overlayOf(rows, lookupKey);
  const coupons = ordinalsOf(sought, base, overlay).flatMap((ordinal) => rows.coupons.get(ordinal) ?? []);
  return coupons.map((coupon): KnownCode => {
    const { couponId } = coupon.coupon;
    const row = overlay.find(({ ordinal }) => ordinal === coupon.ordinal) ?? null;
    return {
      kind: typeof sought === "string" ? "code" : "claim",
      lookupKey,
      coupon,
      base: base.find(({ ordinal }) => ordinal === coupon.ordinal)?.state ?? null,
      overlay: row,
      outbox: outboxOf(rows, lookupKey, couponId, row?.redeemed?.redemptionKey ?? null),
      answered: [...rows.history.values()].filter(
        ({ contents, feed }) => contents.couponId === couponId && feed !== null && feed > coupon.number,
      ),
      leases: inUse(rows, ({ ordinal }) => ordinal === coupon.ordinal),
    };
  });
}

function baseMatches({ blobs }: TillRows, snapshot: SnapshotRecord, lookupKey: string): readonly BaseMatch[] {
  const shard = blobs.get(snapshot.shards[shardOf(snapshot, lookupKey)]?.hash ?? "");
  const states = blobs.get(snapshot.states);
  if (shard === undefined || states === undefined) throw new Error("a snapshot names a blob that is not held");
  return findInBase(snapshot, lookupKey, shard, states);
}

/** Queued redemptions of a code, and queued reversals of those and of the redemption that the code is held by. */
function outboxOf(rows: TillRows, lookupKey: string, couponId: string, heldBy: string | null): readonly OutboxRecord[] {
  const redemptions = [...rows.outbox.values()]
    .filter((item) => item.kind === "redemption")
    .filter((item) => item.lookupKey === lookupKey && item.contents.couponId === couponId);
  const keys = new Set([...redemptions.map(({ key }) => key), ...(heldBy === null ? [] : [heldBy])]);
  return [...redemptions, ...reversalsOf(rows, keys)];
}

function reversalsOf({ outbox }: TillRows, redemptionKeys: ReadonlySet<string>) {
  return [...outbox.values()].filter((item) => item.kind === "reversal").filter((item) => redemptionKeys.has(item.redemptionKey));
}
