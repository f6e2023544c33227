import type BetterSqlite3 from "better-sqlite3";

/** A recorded redemption, as far as invariants look at it. */
export type RedemptionRow = {
  readonly key: string;
  readonly kind: "ask" | "fact";
  readonly ordinal: number;
  readonly code: string;
  readonly installation: string;
  readonly hold: "holder" | "extra" | "conflict";
  readonly cause: string | null;
  readonly unit: "none" | "pool" | "lease";
  readonly reversedBy: string | null;
  /** When its till had said that it heard of its accepted ask; of a fact, nothing. */
  readonly confirmedMs: number | null;
};

export type CodeRow = { readonly ordinal: number; readonly code: string; readonly holder: string | null; readonly lookupKey: string };
export type CouponRow = { readonly ordinal: number; readonly definition: string; readonly used: number; readonly leased: number };

/** What is on record at the server, read past its own code. */
export type ServerRows = {
  redemptions(): readonly RedemptionRow[];
  codes(): readonly CodeRow[];
  coupons(): readonly CouponRow[];
  withdrawnKeys(): readonly string[];
  /** The recorded outcome of a key, as JSON; null: none. */
  outcomeOf(key: string): string | null;
  feed(): { readonly counter: number; readonly highest: number; readonly rows: number };
  lastSequence(installation: string): number | null;
};

export function readServerRows(db: BetterSqlite3.Database): ServerRows {
  const redemptions = db.prepare(
    `select key, kind, ordinal, cast(code_value as text) as code, installation_id as installation, hold, cause, unit,
       reversed_by as reversedBy, confirmed_ms as confirmedMs from redemptions order by received_ms, key`,
  );
  const codes = db.prepare("select ordinal, cast(value as text) as code, holder_key as holder, snapshot_key as hash from codes order by ordinal, code");
  const coupons = db.prepare("select coupons.ordinal, definition, used, leased from coupons join usage using (workspace, ordinal) order by 1");
  const withdrawn = db.prepare("select redemption_key from withdrawn_keys order by 1").pluck();
  const outcome = db.prepare("select outcome from (select key, outcome from answers union all select key, outcome from redemptions) where key = ?").pluck();
  const feed = db.prepare("select feed as counter, (select coalesce(max(last), 0) from feed_runs) as highest, (select coalesce(sum(last - first + 1), 0) from feed_runs) as rows from counters");
  const sequence = db.prepare("select last_sequence from installations where id = ?").pluck();
  return {
    redemptions: () => redemptions.all() as RedemptionRow[],
    codes: () =>
      (codes.all() as (CodeRow & { hash: Buffer })[]).map(({ hash, ...row }) => ({ ...row, lookupKey: hash.toString("base64url") })),
    coupons: () => coupons.all() as CouponRow[],
    withdrawnKeys: () => withdrawn.all() as string[],
    outcomeOf: (key) => (outcome.get(key) as string | undefined) ?? null,
    feed: () => feed.get() as ReturnType<ServerRows["feed"]>,
    lastSequence: (installation) => (sequence.get(installation) as number | null | undefined) ?? null,
  };
}
