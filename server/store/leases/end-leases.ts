import { unitsAtRisk } from "../../../src/domain/sync/lease";
import { appendToFeed, type FeedDraft } from "../feed";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import type { Database } from "../schema";
import { type FeedTx, inTransaction, type Sql } from "../sql";
import { HOLD_UNITS, leaseDraft, type LeaseRow, leaseOf, lockUnits, unitsDraft } from "./lease-rows";

/**
 * Gives the units at risk of a lease back to all tills, because a manager says so (R23).
 * @returns false where the workspace has no such lease; one that is over stays as it is
 */
export async function writeOffLease(sql: Sql, workspace: number, leaseId: string, deed?: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const named = tx.selectFrom("leases").selectAll().where("workspace", "=", workspace).where("id", "=", leaseId);
    const found = await named.executeTakeFirst();
    if (found === undefined) return false;
    const held = (await lockUnits(sql, tx, workspace, [found.ordinal])).get(found.ordinal);
    if (held === undefined) throw new Error(`The lease ${leaseId} is of no coupon.`);
    const lease = await named.executeTakeFirstOrThrow();
    if (isOver(lease)) return true;
    const { usage, drafts } = await end(tx, [lease], "written-off", held.usage);
    if (deed !== undefined) {
      const before = { atRisk: unitsAtRisk(leaseOf(lease)) };
      await record(tx, workspace, { act: "lease-written-off", subject: leaseId, before, after: null }, deed);
    }
    await appendToFeed(tx, workspace, [unitsDraft({ ...held, usage }), ...drafts]);
    return true;
  });
}

/** Ends the leases of coupons whose time is over: nobody can spend their units any more (R23). */
export async function endLeasesOfExpired(sql: Sql, workspace: number, nowMs: number): Promise<void> {
  const expired = await sql.db
    .selectFrom("leases")
    .innerJoin("coupons", (join) =>
      join.onRef("coupons.workspace", "=", "leases.workspace").onRef("coupons.ordinal", "=", "leases.ordinal"),
    )
    .select("leases.ordinal")
    .distinct()
    .where("leases.workspace", "=", workspace)
    .where(HOLD_UNITS)
    .where("coupons.end_ms", "<=", nowMs)
    .execute();
  for (const { ordinal } of expired) {
    await inTransaction(sql, async (tx) => {
      const held = (await lockUnits(sql, tx, workspace, [ordinal])).get(ordinal);
      const endMs = held?.coupon.period.endMs ?? null;
      // Its end may have been moved this moment.
      if (held === undefined || endMs === null || endMs > nowMs) return;
      const { usage, drafts } = await endLeasesOf(tx, workspace, held.usage);
      if (drafts.length > 0) await appendToFeed(tx, workspace, [unitsDraft({ ...held, usage }), ...drafts]);
    });
  }
}

/** Drops leases without a unit that were given long ago: to whoever names one it is as if it were over (R23). */
export async function dropOldLeases(sql: Sql, workspace: number, untilMs: number): Promise<void> {
  await sql.db
    .deleteFrom("leases")
    .where("workspace", "=", workspace)
    .where("granted_ms", "<=", untilMs)
    .where((row) => row.not(HOLD_UNITS))
    .execute();
}

/** What is left of a coupon's units, and how tills hear of it. */
type Ended = { readonly usage: Database["usage"]; readonly drafts: readonly FeedDraft[] };

/** Ends all that holds units of a coupon whose units the caller has locked; the caller writes the feed. */
export async function endLeasesOf(tx: FeedTx, workspace: number, usage: Database["usage"]): Promise<Ended> {
  const leases = await tx
    .selectFrom("leases")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("ordinal", "=", usage.ordinal)
    .where(HOLD_UNITS)
    // By their ids, SQLite would look through all of the workspace's.
    .orderBy("granted_ms")
    .execute();
  return await end(tx, leases, "ended", usage);
}

async function end(tx: FeedTx, leases: readonly LeaseRow[], state: "written-off" | "ended", usage: Database["usage"]): Promise<Ended> {
  const atRisk = leases.reduce((sum, lease) => sum + unitsAtRisk(leaseOf(lease)), 0);
  const left = { ...usage, leased: usage.leased - atRisk };
  await tx.sets.update("leases", leases.map((lease) => ({ ...lease, state, awaited_keys: "[]" })));
  await tx.sets.update("usage", [left]);
  return { usage: left, drafts: leases.map(({ id }) => leaseDraft(id, "over")) };
}

function isOver({ state }: LeaseRow): boolean {
  return state === "written-off" || state === "ended";
}
