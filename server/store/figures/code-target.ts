import { type SqlBool, sql as raw } from "kysely";
import type { HistoryEvent } from "../../../src/contract/messages/code-history";
import { parseCode } from "../../../src/domain/code/parse-code";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import { codeBytes } from "../code-text";
import { claimOf } from "../coupon-desk/code-row";
import type { RedemptionRow } from "../push/push-record";
import type { Sql } from "../sql";

type Db = Pick<Sql, "db">;

/** Of a fixed code's own string so many redemptions are told of, the latest. */
export const REDEMPTIONS_MAX = 200;

/** A code or claim with all that has to do with it. */
export type Target = {
  /** When its coupon got it; null where it is none of the shop's, or no code. */
  readonly addedMs: number | null;
  readonly claims: readonly Extract<HistoryEvent, { kind: "claimed" }>["claim"][];
  /** In the order of time; one more than are shown, where there are more. */
  readonly redemptions: readonly RedemptionRow[];
};

/** Null where the coupon has no such code, and none has been redeemed. @param createdMs the coupon */
export async function targetOfCode(sql: Db, workspace: number, coupon: Coupon, text: string, createdMs: number): Promise<Target | null> {
  const parsed = parseCode(coupon.codeType, text);
  if (!parsed.ok) return null;
  const value = codeBytes(parsed.value);
  const code = await sql.db
    .selectFrom("codes")
    .select(["position", "holder_key"])
    .where("workspace", "=", workspace)
    .where("code_type", "=", coupon.codeType)
    .where("value", "=", value)
    .where("ordinal", "=", coupon.ordinal)
    .executeTakeFirst();
  const isList = coupon.source.kind === "list";
  const others = await sql.db
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("ordinal", "=", coupon.ordinal)
    .where("code_value", "=", value)
    // To the letter what the index is limited to.
    .where(raw<SqlBool>`(hold <> 'holder' or reversed_by is not null)`)
    .orderBy("at_ms", "desc")
    .limit(REDEMPTIONS_MAX + 1)
    .execute();
  // A code that was never the shop's may be on record all the same: as a conflict.
  if (code === undefined && others.length === 0) return null;
  const standing = isList ? await byKey(sql, workspace, code?.holder_key ?? null) : await latestOf(sql, workspace, coupon, value);
  const claims = isList ? await claimsWhere(sql, workspace, coupon, { column: "claims.code_value", is: value }) : [];
  const addedMs = code === undefined ? null : ((isList ? await arrivedMs(sql, workspace, coupon, code.position) : null) ?? createdMs);
  return { addedMs, claims, redemptions: inTime([...others, ...standing]) };
}

/** Null where the coupon has no such claim. */
export async function targetOfClaim(sql: Db, workspace: number, coupon: Coupon, claimId: string): Promise<Target | null> {
  const claims = await claimsWhere(sql, workspace, coupon, { column: "claims.id", is: claimId });
  const redemptions = await sql.db.selectFrom("redemptions").selectAll().where("workspace", "=", workspace).where("claim_id", "=", claimId).execute();
  return claims.length === 0 ? null : { addedMs: null, claims, redemptions: inTime(redemptions) };
}

function inTime(rows: readonly RedemptionRow[]): readonly RedemptionRow[] {
  const each = new Map(rows.map((row) => [row.key, row]));
  return [...each.values()].sort((a, b) => a.at_ms - b.at_ms || (a.key < b.key ? -1 : 1));
}

async function byKey({ db }: Db, workspace: number, key: string | null): Promise<RedemptionRow[]> {
  return key === null ? [] : await db.selectFrom("redemptions").selectAll().where("workspace", "=", workspace).where("key", "=", key).execute();
}

/** The latest that stand of a fixed code's own string. */
async function latestOf({ db }: Db, workspace: number, { ordinal }: Coupon, value: Uint8Array): Promise<RedemptionRow[]> {
  return await db
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("ordinal", "=", ordinal)
    .where("code_value", "=", value)
    .where(raw<SqlBool>`(hold <> 'conflict' and reversed_by is null)`)
    .orderBy("at_ms", "desc")
    .limit(REDEMPTIONS_MAX + 1)
    .execute();
}

async function claimsWhere({ db }: Db, workspace: number, { ordinal }: Coupon, { column, is }: { column: "claims.id"; is: string } | { column: "claims.code_value"; is: Uint8Array }) {
  const rows = await db
    .selectFrom("claims")
    .innerJoin("contacts", (join) => join.onRef("contacts.workspace", "=", "claims.workspace").onRef("contacts.id", "=", "claims.contact_id"))
    .select(["claims.id as claim_id", "claims.claimed_ms", "claims.opened_ms", "contacts.channel", "contacts.external_id", "contacts.name as contact_name"])
    .where("claims.workspace", "=", workspace)
    .where("claims.ordinal", "=", ordinal)
    .where(column, "=", is as never)
    .execute();
  return rows.flatMap((row) => claimOf(row) ?? []);
}

/**
 * When a list's code was added: codes keep the order in which they came, and each time is on the log. Null for those that came
 * with the coupon.
 */
async function arrivedMs({ db }: Db, workspace: number, { couponId }: Coupon, position: number): Promise<number | null> {
  const additions = await db
    .selectFrom("audit_log")
    .select(["at_ms", "after"])
    .where("workspace", "=", workspace)
    .where("subject", "=", couponId)
    .where("act", "=", "codes-added")
    .orderBy("id", "desc")
    .execute();
  const { codes } = await db.selectFrom("coupons").select("codes").where("workspace", "=", workspace).where("coupon_id", "=", couponId).executeTakeFirstOrThrow();
  let begins = codes;
  for (const { at_ms, after } of additions) {
    begins -= (JSON.parse(after ?? "{}") as { readonly codes?: number }).codes ?? 0;
    if (position >= begins) return at_ms;
  }
  return null;
}
