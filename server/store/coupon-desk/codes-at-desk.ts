import type { CodeAtDesk, CodesQuery, CodesResponse } from "../../../src/contract/messages/codes-at-desk";
import { codeText } from "../code-text";
import { couponById } from "../coupon-rows";
import { redemptionsAtDesk } from "../redemptions-at-desk";
import type { Sql } from "../sql";
import { claimsPage } from "./claims-page";
import { claimOf, type CodeRow } from "./code-row";
import { listPage } from "./list-page";

/** A page of a list's codes, or of the claims of a fixed one: found by keys, so that the last page takes no longer than the first. */
export async function codesAtDesk(sql: Sql, workspace: number, couponId: string, wanted: CodesQuery): Promise<CodesResponse | null> {
  const coupon = await couponById(sql, workspace, couponId);
  if (coupon === null) return null;
  const isList = coupon.source.kind === "list";
  const rows: readonly CodeRow[] = await (isList ? listPage(sql, workspace, coupon, wanted) : claimsPage(sql, workspace, coupon, wanted));
  const page = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? page.at(-1) : undefined;
  return { codes: await shown(sql, workspace, page), next: last === undefined ? null : placeOf(last, isList) };
}

function placeOf({ position, claimed_ms, claim_id }: CodeRow, isList: boolean): string {
  return isList ? String(position) : `${claimed_ms}~${claim_id}`;
}

async function shown(sql: Sql, workspace: number, rows: readonly CodeRow[]): Promise<CodeAtDesk[]> {
  const holders = await sql.db
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("key", "in", rows.flatMap(({ holder_key }) => holder_key ?? []))
    .execute();
  const redemptions = await redemptionsAtDesk(sql, workspace, holders);
  return rows.map((row) => {
    const redemption = redemptions.get(row.holder_key ?? "");
    return {
      code: codeText(row.value),
      state: stateOf(row),
      claim: claimOf(row),
      redeemed:
        redemption === undefined
          ? null
          : { key: redemption.key, atMs: redemption.correctedMs, store: redemption.store, till: redemption.till, staff: redemption.staff, method: redemption.method },
    };
  });
}

function stateOf({ holder_key, claim_id, opened_ms }: CodeRow): CodeAtDesk["state"] {
  if (holder_key !== null) return "redeemed";
  if (claim_id === null) return "issued";
  return opened_ms === null ? "claimed" : "opened";
}
