import { type SqlBool, sql as raw } from "kysely";
import type { CodesQuery } from "../../../src/contract/messages/codes-at-desk";
import { normaliseText } from "../../../src/domain/code/normalise-text";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import { codeBytes } from "../code-text";
import type { Sql } from "../sql";
import type { CodeRow } from "./code-row";
import { contactMatches } from "./contact-matches";

/** Codes of a list in the order in which they were added, one more than the page holds where there are more. */
export async function listPage(sql: Pick<Sql, "db">, workspace: number, coupon: Coupon, wanted: CodesQuery): Promise<readonly CodeRow[]> {
  const { search, state, after, limit } = wanted;
  return await sql.db
    .selectFrom("codes")
    .leftJoin("claims", (join) =>
      join.onRef("claims.workspace", "=", "codes.workspace").onRef("claims.ordinal", "=", "codes.ordinal").onRef("claims.code_value", "=", "codes.value"),
    )
    .leftJoin("contacts", (join) => join.onRef("contacts.workspace", "=", "claims.workspace").onRef("contacts.id", "=", "claims.contact_id"))
    .select([
      "codes.position",
      "codes.value",
      "codes.holder_key",
      "claims.id as claim_id",
      "claims.claimed_ms",
      "claims.opened_ms",
      "contacts.channel",
      "contacts.external_id",
      "contacts.name as contact_name",
    ])
    .where("codes.workspace", "=", workspace)
    .where("codes.ordinal", "=", coupon.ordinal)
    .where("codes.position", ">", after === undefined ? -1 : positionIn(after))
    .$if(search.trim() !== "", (query) => query.where(raw<SqlBool>`codes.position in (${matching(workspace, coupon, search.trim())})`))
    .$if(state === "redeemed", (query) => query.where("codes.holder_key", "is not", null))
    .$if(state !== undefined && state !== "redeemed", (query) => query.where("codes.holder_key", "is", null))
    .$if(state === "issued", (query) => query.where("codes.state", "=", "issued"))
    .$if(state === "claimed", (query) => query.where("codes.state", "=", "claimed").where("claims.opened_ms", "is", null))
    .$if(state === "opened", (query) => query.where("codes.state", "=", "claimed").where("claims.opened_ms", "is not", null))
    .orderBy("codes.position")
    .limit(limit + 1)
    .execute();
}

/** Positions of the codes that begin with a text, and of those that a contact has whom it tells; each by an index of its own. */
function matching(workspace: number, { ordinal, codeType }: Coupon, search: string) {
  const upper = codeType === "code39" ? search.toUpperCase() : search;
  const from = codeBytes(normaliseText(upper));
  return raw`
    select position from codes
    where workspace = ${workspace} and code_type = ${codeType} and value >= ${from} and value < ${endOf(from)} and ordinal = ${ordinal}
    union
    select codes.position from contacts
    join claims on claims.workspace = contacts.workspace and claims.contact_id = contacts.id and claims.ordinal = ${ordinal}
    join codes on codes.workspace = claims.workspace and codes.code_type = ${codeType} and codes.value = claims.code_value
      and codes.ordinal = claims.ordinal
    where contacts.workspace = ${workspace} and ${contactMatches(search)}
  `;
}

/** The first bytes that do not begin with these any more: no UTF-8 holds 0xff. */
function endOf(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Uint8Array.of(0xff)]);
}

function positionIn(after: string): number {
  return Math.min(Number.parseInt(after, 10), 2_147_483_647);
}
