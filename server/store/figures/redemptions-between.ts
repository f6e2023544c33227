import { redemptionsAtDesk } from "../redemptions-at-desk";
import type { Sql } from "../sql";
import type { RedemptionOnFile, RedemptionsWanted } from "./figures-store";
import { reversalEvents } from "./what-followed";

/** Redemptions of a span of corrected times, in their order: found by a key, so that each page takes as long as the first. */
export async function redemptionsBetween(sql: Sql, workspace: number, { fromMs, toMs, after, limit }: RedemptionsWanted): Promise<readonly RedemptionOnFile[]> {
  const rows = await sql.db
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("at_ms", ">=", Math.max(fromMs, after?.correctedMs ?? fromMs))
    .where("at_ms", "<", toMs)
    .$if(after !== null, (query) => query.where((row) => row(row.refTuple("at_ms", "key"), ">", row.tuple(after?.correctedMs ?? 0, after?.key ?? ""))))
    .orderBy("at_ms")
    .orderBy("key")
    .limit(limit)
    .execute();
  const each = await redemptionsAtDesk(sql, workspace, rows);
  const undone = new Map((await reversalEvents(sql, workspace, rows)).map(({ key, atMs, reason }) => [key, { atMs, reason }]));
  const ordinals = [...new Set(rows.flatMap(({ ordinal }) => ordinal ?? []))];
  const coupons = await sql.db.selectFrom("coupons").select(["ordinal", "name"]).where("workspace", "=", workspace).where("ordinal", "in", ordinals).execute();
  const names = new Map(coupons.map(({ ordinal, name }) => [ordinal, name]));
  return rows.flatMap(({ key, ordinal }) => {
    const redemption = each.get(key);
    return redemption === undefined ? [] : [{ ...redemption, name: names.get(ordinal ?? -1) ?? "", undone: undone.get(key) ?? null }];
  });
}
