import type BetterSqlite3 from "better-sqlite3";

/** A recorded redemption, as far as invariants look at it. */
export type RedemptionRow = {
  readonly key: string;
  readonly kind: "ask" | "fact";
  readonly ordinal: number;
  /** Null where a claim was shown. */
  readonly code: string | null;
  readonly claim: string | null;
  readonly installation: string;
  readonly hold: "holder" | "extra" | "conflict";
  readonly cause: string | null;
  readonly unit: "none" | "pool" | "lease";
  /** The lease whose unit it spent. */
  readonly lease: string | null;
  readonly reversedBy: string | null;
  /** When its till had said that it heard of its accepted ask; of a fact, nothing. */
  readonly confirmedMs: number | null;
};

export type CodeRow = {
  readonly ordinal: number;
  readonly code: string;
  readonly state: "issued" | "claimed" | "void";
  readonly holder: string | null;
};
/** `code`: of a list, the one that it was given. */
export type ClaimRow = { readonly ordinal: number; readonly claim: string; readonly code: string | null; readonly holder: string | null };
export type CouponRow = { readonly ordinal: number; readonly definition: string; readonly used: number; readonly leased: number };

export type LeaseRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly state: "open" | "closed" | "written-off" | "ended";
  readonly units: number;
  readonly spent: number;
  /** Units that wait for a redemption of a closed lease. */
  readonly awaited: number;
};

/** What is on record at the server, read past its own code. */
export type ServerRows = {
  redemptions(): readonly RedemptionRow[];
  codes(): readonly CodeRow[];
  claims(): readonly ClaimRow[];
  coupons(): readonly CouponRow[];
  leases(): readonly LeaseRow[];
  withdrawnKeys(): readonly string[];
  /** The recorded outcome of a key, as JSON; null: none. */
  outcomeOf(key: string): string | null;
  epoch(): number;
  /** Number of the latest epoch that began from a backup; 0: none did. */
  putBackEpoch(): number;
  /** Who was enrolled and which coupons there were, as one text. */
  population(): string;
  isRevoked(installation: string): boolean;
  /** `begins`: what comes after that number is kept; `lowest` and `highest`: of the changes that are there. */
  feed(): { readonly counter: number; readonly begins: number; readonly lowest: number; readonly highest: number; readonly rows: number };
  lastSequence(installation: string): number | null;
};

export function readServerRows(db: BetterSqlite3.Database): ServerRows {
  const redemptions = db.prepare(
    `select key, kind, ordinal, cast(code_value as text) as code, claim_id as claim, installation_id as installation, hold, cause, unit, lease_id as lease,
       reversed_by as reversedBy, confirmed_ms as confirmedMs from redemptions order by received_ms, key`,
  );
  const codes = db.prepare("select ordinal, cast(value as text) as code, state, holder_key as holder from codes order by ordinal, code");
  const claims = db.prepare("select ordinal, id as claim, cast(code_value as text) as code, holder_key as holder from claims order by ordinal, id");
  const epoch = db.prepare("select max(number) from epochs").pluck();
  const coupons = db.prepare("select coupons.ordinal, definition, used, leased from coupons join usage using (workspace, ordinal) order by 1");
  const leases = db.prepare("select id, ordinal, state, units, spent, json_array_length(awaited_keys) as awaited from leases order by id");
  const withdrawn = db.prepare("select redemption_key from withdrawn_keys order by 1").pluck();
  const putBack = db.prepare("select coalesce(max(number), 0) from epochs where restored_feed is not null").pluck();
  const population = db
    .prepare("select group_concat(id) from (select id || coalesce(revoked_ms, '') as id from installations union select coupon_id from coupons order by 1)")
    .pluck();
  const revoked = db.prepare("select revoked_ms is not null from installations where id = ?").pluck();
  const outcome = db.prepare("select outcome from (select key, outcome from answers union all select key, outcome from redemptions) where key = ?").pluck();
  const feed = db.prepare(
    `select feed as counter, feed_begins as begins, coalesce(min(first), feed + 1) as lowest, coalesce(max(last), feed) as highest,
       coalesce(sum(last - first + 1), 0) as rows from counters left join feed_runs using (workspace)`,
  );
  const sequence = db.prepare("select last_sequence from installations where id = ?").pluck();
  const changes = db.prepare("select total_changes()").pluck();

  /** Read once for all who look, until something is written. */
  function each<Row>(statement: BetterSqlite3.Statement): () => readonly Row[] {
    let rows: readonly Row[] = [];
    let asOf: unknown = null;
    return () => {
      const now = changes.get();
      if (now !== asOf) rows = statement.all() as Row[];
      asOf = now;
      return rows;
    };
  }

  return {
    redemptions: each<RedemptionRow>(redemptions),
    codes: each<CodeRow>(codes),
    claims: each<ClaimRow>(claims),
    epoch: () => epoch.get() as number,
    putBackEpoch: () => putBack.get() as number,
    population: () => String(population.get()),
    isRevoked: (installation) => revoked.get(installation) === 1,
    coupons: each<CouponRow>(coupons),
    leases: each<LeaseRow>(leases),
    withdrawnKeys: () => withdrawn.all() as string[],
    outcomeOf: (key) => (outcome.get(key) as string | undefined) ?? null,
    feed: () => feed.get() as ReturnType<ServerRows["feed"]>,
    lastSequence: (installation) => (sequence.get(installation) as number | null | undefined) ?? null,
  };
}
