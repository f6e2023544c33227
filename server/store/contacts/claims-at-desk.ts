import type { ClaimAtDesk, ClaimsQuery, ClaimsResponse } from "../../../src/contract/messages/claims";
import { couponOf } from "../coupon-rows";
import { redemptionsAtDesk } from "../redemptions-at-desk";
import type { Sql } from "../sql";

/** A page of claims, the newest first. */
export async function claimsAtDesk(sql: Sql, workspace: number, wanted: ClaimsQuery): Promise<ClaimsResponse> {
  const { couponId, contactId, channel, externalId, after, limit } = wanted;
  const rows = await claimRows(sql, workspace)
    .$if(couponId !== undefined, (query) => query.where("coupons.coupon_id", "=", couponId ?? ""))
    .$if(contactId !== undefined, (query) => query.where("claims.contact_id", "=", contactId ?? ""))
    .$if(channel !== undefined, (query) => query.where("contacts.channel", "=", channel ?? ""))
    .$if(externalId !== undefined, (query) => query.where("contacts.external_id", "=", JSON.stringify(externalId)))
    .$if(after !== undefined, (query) =>
      query.where((row) => {
        const [atMs = "0", id = ""] = (after ?? "").split("~");
        return row(row.refTuple("claims.claimed_ms", "claims.id"), "<", row.tuple(Number(atMs), id));
      }),
    )
    .orderBy("claims.claimed_ms", "desc")
    .orderBy("claims.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { claims: await shown(sql, workspace, page), next: last === undefined ? null : `${last.claimed_ms}~${last.id}` };
}

export async function claimAtDesk(sql: Sql, workspace: number, claimId: string): Promise<ClaimAtDesk | null> {
  const rows = await claimRows(sql, workspace).where("claims.id", "=", claimId).execute();
  return (await shown(sql, workspace, rows))[0] ?? null;
}

/** With the coupon and, of a list, the code, which then says whether it was redeemed; else the claim itself does. */
export function claimsWithCodes({ db }: Sql, workspace: number) {
  return db
    .selectFrom("claims")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "claims.workspace").onRef("coupons.ordinal", "=", "claims.ordinal"))
    .leftJoin("codes", (join) =>
      join
        .onRef("codes.workspace", "=", "claims.workspace")
        .onRef("codes.code_type", "=", "coupons.code_type")
        .onRef("codes.value", "=", "claims.code_value")
        .onRef("codes.ordinal", "=", "claims.ordinal"),
    )
    .where("claims.workspace", "=", workspace);
}

function claimRows(sql: Sql, workspace: number) {
  return claimsWithCodes(sql, workspace)
    .innerJoin("contacts", (join) => join.onRef("contacts.workspace", "=", "claims.workspace").onRef("contacts.id", "=", "claims.contact_id"))
    .select((row) => [
      "claims.id",
      "claims.claimed_ms",
      "claims.opened_ms",
      row.fn.coalesce("claims.holder_key", "codes.holder_key").as("holder_key"),
      "contacts.id as contact_id",
      "contacts.channel",
      "contacts.external_id",
      "contacts.name",
      "contacts.erased_ms",
      "coupons.definition",
    ]);
}

type ClaimRow = Awaited<ReturnType<ReturnType<typeof claimRows>["execute"]>>[number];

async function shown(sql: Sql, workspace: number, rows: readonly ClaimRow[]): Promise<ClaimAtDesk[]> {
  const keys = rows.flatMap(({ holder_key }) => holder_key ?? []);
  const holders = await sql.db.selectFrom("redemptions").selectAll().where("workspace", "=", workspace).where("key", "in", keys).execute();
  const redemptions = await redemptionsAtDesk(sql, workspace, holders);
  return rows.map((row) => {
    const { couponId, title } = couponOf(row);
    const redemption = redemptions.get(row.holder_key ?? "");
    return {
      claimId: row.id,
      couponId,
      title,
      contact: { id: row.contact_id, channel: row.channel, externalId: row.erased_ms === null ? (JSON.parse(row.external_id) as string) : "", name: JSON.parse(row.name) as string },
      state: row.holder_key !== null ? "redeemed" : row.opened_ms !== null ? "opened" : "claimed",
      claimedMs: row.claimed_ms,
      openedMs: row.opened_ms,
      redeemedMs: redemption?.correctedMs ?? null,
      storeName: redemption?.store.name ?? null,
    };
  });
}
