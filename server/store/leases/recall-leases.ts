import { appendToFeed } from "../feed";
import { inTransaction, type Sql } from "../sql";
import type { TillOnRecord } from "../store";
import { HOLD_UNITS, leaseDraft, lockUnits } from "./lease-rows";

/** Calls the idle units of coupons back, because a till has asked in vain for one that only others hold (R22). */
export async function recallLeases(
  sql: Sql,
  asker: TillOnRecord,
  couponIds: readonly string[],
  nowMs: number,
): Promise<void> {
  const { workspace } = asker;
  await inTransaction(sql, async (tx) => {
    const coupons = await tx
      .selectFrom("coupons")
      .select("ordinal")
      .where("workspace", "=", workspace)
      .where("coupon_id", "in", couponIds)
      .execute();
    const units = await lockUnits(sql, tx, workspace, coupons.map(({ ordinal }) => ordinal));
    const recalled = await tx
      .updateTable("leases")
      .set({ recalled_ms: nowMs })
      .where("workspace", "=", workspace)
      .where("ordinal", "in", [...units.keys()])
      .where(HOLD_UNITS)
      .where("state", "=", "open")
      .where("recalled_ms", "is", null)
      .where("installation_id", "<>", asker.installationId)
      .where((row) => row("units", ">", row.ref("spent")))
      .returning("id")
      .execute();
    if (recalled.length > 0) await appendToFeed(tx, workspace, recalled.map(({ id }) => leaseDraft(id, "recalled")));
  });
}
