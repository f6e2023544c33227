import { sql as raw } from "kysely";
import { COUPON_CODES_MAX } from "../../../src/contract/messages/code-imports";
import type { Today } from "../../../src/contract/messages/today";
import type { Sql } from "../sql";
import { isActiveAt } from "./is-active";

/** With no more than this part left, a coupon runs out. */
const LEFT_PART = 0.1;

/** So many are counted of the codes that a list has left: with more, no coupon runs out. */
const LEFT_MAX = COUPON_CODES_MAX * LEFT_PART + 1;

/**
 * Active coupons of which little is left, the least first: of a list's codes, of a fixed code's uses or of its claims. A list's
 * code is left until it is claimed or, where people got it elsewhere, redeemed.
 */
export async function runningOut({ db }: Pick<Sql, "db">, workspace: number, nowMs: number, limit: number): Promise<Today["runningOut"]> {
  const claimed = raw`(select count(*) from claims where claims.workspace = coupons.workspace and claims.ordinal = coupons.ordinal)`;
  const left = raw`(
    select count(*) from (
      select 1 from codes where codes.workspace = coupons.workspace and codes.ordinal = coupons.ordinal and codes.state = 'issued' and codes.holder_key is null
      limit ${raw.lit(LEFT_MAX)}
    ) as few
  )`;
  const used = raw`(select used from usage where usage.workspace = coupons.workspace and usage.ordinal = coupons.ordinal)`;
  const { rows } = await raw<{ couponId: string; title: string; total: number; given: number | string }>`
    select coupon_id as "couponId", title, total, given from (
      select coupon_id, title, coalesce(amount, codes) as total, ordinal, case
        when source = 'list' then codes - ${left}
        when counts = 'claim' then ${claimed}
        else ${used}
      end as given
      from coupons where workspace = ${workspace} and ${isActiveAt(nowMs)}
    ) as counted
    where total > 0 and given >= total * ${raw.lit(1 - LEFT_PART)}
    order by total - given, ordinal desc
    limit ${limit}
  `.execute(db);
  return rows.map(({ couponId, title, total, given }) => ({ couponId, title, left: Math.max(0, total - Number(given)), of: total }));
}
