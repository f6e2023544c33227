import { type RawBuilder, type SqlBool, sql as raw } from "kysely";
import type { CouponRedemptionsResponse, CouponRedemptionsQuery } from "../../../src/contract/messages/coupon-redemptions";
import { couponById } from "../coupon-rows";
import type { RedemptionRow } from "../push/push-record";
import { redemptionsAtDesk } from "../redemptions-at-desk";
import type { Sql } from "../sql";
import { reversalEvents } from "./what-followed";

/** A page of one coupon's redemptions, the newest first: found by a key, so that the last page takes no longer than the first. */
export async function couponRedemptions(sql: Sql, workspace: number, couponId: string, wanted: CouponRedemptionsQuery): Promise<CouponRedemptionsResponse | null> {
  const coupon = await couponById(sql, workspace, couponId);
  if (coupon === null) return null;
  const rows = await pageOf(sql, { workspace, ordinal: coupon.ordinal }, wanted);
  const page = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? page.at(-1) : undefined;
  const each = await redemptionsAtDesk(sql, workspace, page);
  const undone = new Map((await reversalEvents(sql, workspace, page)).map(({ key, atMs, by, reason }) => [key, { atMs, by, reason }]));
  return {
    redemptions: page.flatMap(({ key }) => {
      const redemption = each.get(key);
      return redemption === undefined ? [] : [{ ...redemption, undone: undone.get(key) ?? null }];
    }),
    next: last === undefined ? null : `${last.at_ms}~${last.key}`,
  };
}

/** To the letter what the indexes are limited to; every redemption is in one of the first two. */
const STANDS = raw<SqlBool>`(hold <> 'conflict' and reversed_by is null)`;
const FALLEN = raw<SqlBool>`(hold = 'conflict' or reversed_by is not null)`;
const OVERRIDDEN = raw<SqlBool>`(contents = replace(contents, '"override":null', ''))`;

/** The index of all redemptions by time has the key as well, and would be gone through for those of one coupon. */
const KEY = raw`key || ''`;

type Of = { readonly workspace: number; readonly ordinal: number };

/** One more than the page holds, where there are more. */
async function pageOf({ db }: Pick<Sql, "db">, { workspace, ordinal }: Of, { only, after, limit }: CouponRedemptionsQuery): Promise<readonly RedemptionRow[]> {
  const [atMs = "", key = ""] = (after ?? "").split("~");
  const newest = (which: RawBuilder<SqlBool>) =>
    db
      .selectFrom("redemptions")
      .selectAll()
      .where("workspace", "=", workspace)
      .where("ordinal", "=", ordinal)
      .where(which)
      .$if(after !== undefined, (query) =>
        query.where("at_ms", "<=", Number(atMs)).where((row) => row(row.refTuple("at_ms", "key"), "<", row.tuple(Number(atMs), key))),
      )
      .orderBy("at_ms", "desc")
      .orderBy(KEY, "desc")
      .limit(limit + 1);
  if (only === "overridden") return await newest(OVERRIDDEN).execute();
  return await db
    .selectFrom(newest(STANDS).as("standing"))
    .selectAll()
    .unionAll(db.selectFrom(newest(FALLEN).as("fallen")).selectAll())
    .orderBy("at_ms", "desc")
    .orderBy("key", "desc")
    .limit(limit + 1)
    .execute();
}
