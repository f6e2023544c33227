import { correctedMs } from "../../../src/domain/sync/corrected-time";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { Redeemed } from "../../../src/domain/redemption/refusal";
import type { Circumstances, RedemptionContents, Shown } from "../../../src/domain/sync/event";
import type { Hold, LedgerEntry, Unit } from "../../../src/domain/sync/ledger";
import { codeText } from "../code-text";
import type { Database } from "../schema";
import type { TillOnRecord } from "../store";
import type { Rows } from "./rows";

export type RedemptionRow = Database["redemptions"];

/** All that some pushes need of the database, read before their first item is judged and written after their last. */
export type Gathered = {
  readonly workspace: number;
  readonly coupons: ReadonlyMap<string, Coupon>;
  /** By `versionKey`. */
  readonly versions: ReadonlyMap<string, Coupon>;
  readonly storeIds: ReadonlySet<string>;
  readonly staffIds: ReadonlySet<string>;
  /** Who may override; nobody where the workspace does not allow it. */
  readonly supervisorIds: ReadonlySet<string>;
  /** Of what is no redemption: those have theirs with them. */
  readonly answers: Rows<Database["answers"]>;
  readonly redemptions: Rows<RedemptionRow>;
  readonly reversals: Rows<Database["reversals"]>;
  readonly withdrawnKeys: Rows<Database["withdrawn_keys"]>;
  readonly conflicts: Rows<Database["conflicts"]>;
  readonly refusedItems: Rows<Database["refused_items"]>;
  /** By `codeKey`. */
  readonly codes: Rows<Database["codes"]>;
  readonly claims: Rows<Database["claims"]>;
  /** By ordinal, as text. */
  readonly usage: Rows<Database["usage"]>;
  readonly leases: Rows<Database["leases"]>;
};

/** The same as one till's push finds and leaves it. */
export type PushRecord = Gathered & { readonly till: TillOnRecord; readonly nowMs: number };

export function recordFor(gathered: Gathered, till: TillOnRecord, nowMs: number): PushRecord {
  gathered.redemptions.startRound();
  gathered.usage.startRound();
  const staffIds = till.isStandIn ? new Set([...gathered.staffIds, till.installationId]) : gathered.staffIds;
  return { ...gathered, staffIds, till, nowMs };
}

/** The code or claim that a redemption is of, where the workspace has it. */
type Target =
  | { readonly kind: "code"; readonly row: Database["codes"] }
  | { readonly kind: "claim"; readonly row: Database["claims"] };

export function versionKey(ordinal: number, version: number): string {
  return `${ordinal}/${version}`;
}

export function codeKey(ordinal: number, codeType: string, value: string): string {
  return `${ordinal}/${codeType}/${value}`;
}

/** The same bytes of two tills are evidence of each. */
export function evidenceKey(installationId: string, digest: Uint8Array): string {
  return `${installationId}/${Buffer.from(digest).toString("hex")}`;
}

/** Of a code or claim of a coupon, different from that of any other. */
export function targetId(ordinal: number, shown: Shown): string {
  return shown.kind === "code" ? codeKey(ordinal, shown.codeType, shown.value) : shown.claimId;
}

export function targetOf(record: PushRecord, contents: RedemptionContents): Target | null {
  const coupon = record.coupons.get(contents.couponId);
  const { shown } = contents;
  if (coupon === undefined) return null;
  if (shown.kind === "code") {
    const row = record.codes.get(codeKey(coupon.ordinal, shown.codeType, shown.value));
    return row === undefined ? null : { kind: "code", row };
  }
  const row = record.claims.get(shown.claimId);
  return row === undefined || row.ordinal !== coupon.ordinal ? null : { kind: "claim", row };
}

type FirstAnswer = Pick<Database["answers"], "digest" | "outcome" | "feed">;

/** What was answered first under a key (R5). */
export function answerUnder({ redemptions, answers }: Gathered, key: string): FirstAnswer | undefined {
  return redemptions.get(key) ?? answers.get(key);
}

/** Whether a redemption is of this code or claim. */
export function isOf(redemption: RedemptionRow, target: Target): boolean {
  if (target.kind === "claim") return redemption.claim_id === target.row.id;
  return (
    redemption.ordinal === target.row.ordinal &&
    redemption.code_type === target.row.code_type &&
    redemption.code_value !== null &&
    Buffer.compare(redemption.code_value, target.row.value) === 0
  );
}

/** What a redemption was of, without the code: that is kept as bytes beside it. */
export function storedContents(contents: RedemptionContents): string {
  const { shown } = contents;
  return JSON.stringify({ ...contents, shown: shown.kind === "code" ? { ...shown, value: "" } : shown });
}

export function contentsOf(row: RedemptionRow): RedemptionContents {
  const contents = JSON.parse(row.contents) as RedemptionContents;
  const { shown } = contents;
  if (shown.kind === "claim" || row.code_value === null) return contents;
  return { ...contents, shown: { ...shown, value: codeText(row.code_value) } };
}

export function entryOf(record: PushRecord, row: RedemptionRow): LedgerEntry {
  return { key: row.key, contents: contentsOf(row), hold: holdOf(record, row), isReversed: row.reversed_by !== null };
}

/** Who redeemed, when and where, as tills are told. */
export function redeemedOf(row: RedemptionRow) {
  const { time } = JSON.parse(row.circumstances) as Circumstances;
  return {
    redemptionKey: row.key,
    atMs: correctedMs(time),
    storeId: row.store_id,
    deviceId: row.device_id,
    staffId: row.staff_id,
    unconfirmed: row.kind === "ask" && row.confirmed_ms === null,
  };
}

export function asRefusalDetail(row: RedemptionRow): Redeemed {
  const { atMs, storeId, deviceId, staffId, unconfirmed } = redeemedOf(row);
  return { when: { kind: "at", ms: atMs }, storeId, deviceId, staffId, unconfirmed };
}

function holdOf(record: PushRecord, row: RedemptionRow): Hold {
  switch (row.hold) {
    case "holder":
      return { kind: "holder", unit: unitOf(row) };
    case "extra":
      return { kind: "extra" };
    case "conflict":
      if (row.cause === null) throw new Error(`The conflict ${row.key} has no cause.`);
      return { kind: "conflict", cause: row.cause, fraud: record.conflicts.get(row.key)?.resolution === "fraud" };
  }
}

function unitOf(row: RedemptionRow): Unit {
  if (row.unit !== "lease") return { kind: row.unit };
  if (row.lease_id === null) throw new Error(`The redemption ${row.key} spent a unit of no lease.`);
  return { kind: "lease", leaseId: row.lease_id };
}

/** What the judge names was put before it, so a row that is missing here is a bug. */
export function found<Row>(row: Row | undefined, name: string): Row {
  if (row === undefined) throw new Error(`Nothing is on record of ${name}.`);
  return row;
}
