import type { CodesQuery } from "../../../src/contract/messages/codes-at-desk";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { Sql } from "../sql";
import type { CodeRow } from "./code-row";
import { contactMatches } from "./contact-matches";

/** Claims of a fixed code in the order of time, one more than the page holds where there are more; all have the same code. */
export async function claimsPage(sql: Pick<Sql, "db">, workspace: number, coupon: Coupon, wanted: CodesQuery): Promise<readonly CodeRow[]> {
  const { search, state, after, limit } = wanted;
  const code = await sql.db.selectFrom("codes").select("value").where("workspace", "=", workspace).where("ordinal", "=", coupon.ordinal).executeTakeFirst();
  // Whoever holds a fixed code has claimed it.
  if (code === undefined || state === "issued") return [];
  const rows = await sql.db
    .selectFrom("claims")
    .innerJoin("contacts", (join) => join.onRef("contacts.workspace", "=", "claims.workspace").onRef("contacts.id", "=", "claims.contact_id"))
    .select([
      "claims.holder_key",
      "claims.id as claim_id",
      "claims.claimed_ms",
      "claims.opened_ms",
      "contacts.channel",
      "contacts.external_id",
      "contacts.name as contact_name",
    ])
    .where("claims.workspace", "=", workspace)
    .where("claims.ordinal", "=", coupon.ordinal)
    .$if(after !== undefined, (query) =>
      query.where((row) => {
        const [atMs = "0", id = ""] = (after ?? "").split("~");
        return row(row.refTuple("claims.claimed_ms", "claims.id"), ">", row.tuple(Number(atMs), id));
      }),
    )
    .$if(search.trim() !== "", (query) => query.where(contactMatches(search.trim())))
    .$if(state === "redeemed", (query) => query.where("claims.holder_key", "is not", null))
    .$if(state !== undefined && state !== "redeemed", (query) => query.where("claims.holder_key", "is", null))
    .$if(state === "claimed", (query) => query.where("claims.opened_ms", "is", null))
    .$if(state === "opened", (query) => query.where("claims.opened_ms", "is not", null))
    .orderBy("claims.claimed_ms")
    .orderBy("claims.id")
    .limit(limit + 1)
    .execute();
  return rows.map((row) => ({ ...row, position: 0, value: code.value }));
}
