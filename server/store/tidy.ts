import { WITHDRAWN_KEY_KEPT_MS } from "../../src/domain/sync/ledger";
import { WISH_KEPT_MS } from "./contacts/claim-once";
import { dropOldImports } from "./coupon-desk/import-parts";
import { dropOldLeases, endLeasesOfExpired } from "./leases/end-leases";
import { TRIES_COUNT_MS } from "../../src/domain/member/wait-after-tries";
import { tidyLogins } from "./members/logins";
import { inTransaction, type Sql } from "./sql";
import { tidyWebhooks } from "./webhooks/tidy-webhooks";
import { allWorkspaces } from "./workspaces";

/** Changes that are kept however many snapshots have been built since: a till further behind takes a new snapshot. */
export const FEED_ENTRIES_KEPT = 50_000;

/** An enrolment code that has expired is answered as such for so long; then nobody knows it. */
const EXPIRED_CODE_KEPT_MS = 24 * 60 * 60 * 1000;

/** Managers see for so long what a lease without a unit once was. */
export const LEASE_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Drops what nothing needs any more: keys withdrawn long ago and never seen, old enrolment codes, leases and imports, the
 * feed's beginning; and takes back what tills hold of coupons that have ended.
 */
export async function tidy(sql: Sql, nowMs: number, feedEntriesKept: number): Promise<void> {
  for (const { number } of await allWorkspaces(sql)) {
    await dropWithdrawnKeys(sql, number, nowMs - WITHDRAWN_KEY_KEPT_MS);
    await sql.db
      .deleteFrom("enrolment_codes")
      .where("workspace", "=", number)
      .where("expires_ms", "<=", nowMs - EXPIRED_CODE_KEPT_MS)
      .execute();
    await sql.db.deleteFrom("claim_wishes").where("workspace", "=", number).where("at_ms", "<=", nowMs - WISH_KEPT_MS).execute();
    await dropOldImports(sql, number, nowMs);
    await tidyWebhooks(sql, number, nowMs);
    await endLeasesOfExpired(sql, number, nowMs);
    await dropOldLeases(sql, number, nowMs - LEASE_KEPT_MS);
    await shortenFeed(sql, number, feedEntriesKept);
  }
  await tidyLogins(sql, nowMs, nowMs - TRIES_COUNT_MS);
}

/** A key under which a redemption was recorded stays withdrawn for good (R3). */
async function dropWithdrawnKeys(sql: Sql, workspace: number, untilMs: number): Promise<void> {
  await sql.db
    .deleteFrom("withdrawn_keys")
    .where("workspace", "=", workspace)
    .where("withdrawn_ms", "<=", untilMs)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("redemptions")
            .select("redemptions.key")
            .where("redemptions.workspace", "=", workspace)
            .whereRef("redemptions.key", "=", "withdrawn_keys.redemption_key"),
        ),
      ),
    )
    .execute();
}

/** Every kept base still gets all changes after it, and so does every till that is not too far behind. */
async function shortenFeed(sql: Sql, workspace: number, kept: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const oldest = await tx
      .selectFrom("snapshot_bases")
      .select("feed")
      .where("workspace", "=", workspace)
      .orderBy("feed")
      .executeTakeFirst();
    const { feed, feed_begins } = await tx
      .selectFrom("counters")
      .select(["feed", "feed_begins"])
      .where("workspace", "=", workspace)
      .executeTakeFirstOrThrow();
    const until = Math.min(oldest?.feed ?? 0, feed - kept);
    if (until <= feed_begins) return;
    await tx.deleteFrom("feed_runs").where("workspace", "=", workspace).where("last", "<=", until).execute();
    await tx.updateTable("counters").set({ feed_begins: until }).where("workspace", "=", workspace).execute();
  });
}
