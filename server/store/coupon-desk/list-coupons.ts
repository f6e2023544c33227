import { type RawBuilder, type SqlBool, sql as raw } from "kysely";
import type { CouponsQuery, CouponsResponse } from "../../../src/contract/messages/coupons-at-desk";
import { searchText } from "../list-columns";
import type { Sql } from "../sql";
import { couponsWithStanding } from "./coupon-standing";

/** A page of coupons, searched, filtered and sorted by the database. */
export async function listCoupons(sql: Pick<Sql, "db">, workspace: number, wanted: CouponsQuery, nowMs: number): Promise<CouponsResponse> {
  const { search, status, claiming, codeType, source, sort, page, limit } = wanted;
  const matching = sql.db
    .selectFrom("coupons")
    .where("workspace", "=", workspace)
    .$if(search.trim() !== "", (query) => query.where(raw<SqlBool>`search like ${pattern(search)} escape '~'`))
    .$if(status !== undefined, (query) => query.where(raw<SqlBool>`${statusAt(nowMs)} = ${status}`))
    .$if(claiming !== undefined, (query) => query.where(raw<SqlBool>`${claimingAt(nowMs)} = ${claiming}`))
    .$if(codeType !== undefined, (query) => query.where("code_type", "=", codeType ?? "qr"))
    .$if(source !== undefined, (query) => query.where("source", "=", source ?? "list"));
  const { total } = await matching.select((row) => row.fn.countAll<number | string>().as("total")).executeTakeFirstOrThrow();
  const sorted = await matching
    .select(["ordinal", "definition", "codes", "created_ms"])
    .orderBy(raw.raw(ORDERS[sort]))
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const coupons = await couponsWithStanding(sql, workspace, sorted, nowMs);
  return {
    total: Number(total),
    coupons: coupons.map(({ coupon, standing }) => {
      const { couponId, name, title, codeType: type, period } = coupon;
      return { couponId, name, title, codeType: type, source: coupon.source.kind, selfClaim: coupon.selfClaim, period, ...standing };
    }),
  };
}

const ORDERS: Readonly<Record<CouponsQuery["sort"], string>> = {
  newest: "ordinal desc",
  oldest: "ordinal",
  name: "search, ordinal",
  start: "coalesce(start_ms, -8640000000000001), ordinal",
  end: "coalesce(end_ms, 8640000000000001), ordinal",
};

function pattern(search: string): string {
  return `%${searchText(search.trim()).replace(/[~%_]/g, "~$&")}%`;
}

/** As the domain's `couponStatus` (R47). */
function statusAt(nowMs: number): RawBuilder<string> {
  const now = raw`cast(${nowMs} as bigint)`;
  return raw`case
    when revoked_ms is not null then 'revoked'
    when start_ms > ${now} then 'scheduled'
    when end_ms <= ${now} then 'expired'
    else 'active' end`;
}

/** As the domain's `claimingStatus` (R48). */
function claimingAt(nowMs: number): RawBuilder<string> {
  return raw`case
    when ${statusAt(nowMs)} <> 'active' then 'closed'
    when (case
      when source = 'list' then exists (
        select 1 from codes where codes.workspace = coupons.workspace and codes.ordinal = coupons.ordinal
          and codes.state = 'issued' and codes.holder_key is null)
      when counts = 'claim' then amount > (
        select count(*) from claims where claims.workspace = coupons.workspace and claims.ordinal = coupons.ordinal)
      else amount > (
        select used from usage where usage.workspace = coupons.workspace and usage.ordinal = coupons.ordinal)
      end) then 'available'
    else 'all-distributed' end`;
}
