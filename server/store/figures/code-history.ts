import type { CodeHistory, CodeHistoryRequest, HistoryEvent } from "../../../src/contract/messages/code-history";
import { couponOf } from "../coupon-rows";
import { redemptionsAtDesk } from "../redemptions-at-desk";
import type { Sql } from "../sql";
import { REDEMPTIONS_MAX, targetOfClaim, targetOfCode } from "./code-target";
import { conflictEvents, reversalEvents } from "./what-followed";

/** What happened to one code or claim, oldest first. */
export async function codeHistory(sql: Sql, workspace: number, couponId: string, shown: CodeHistoryRequest["shown"]): Promise<CodeHistory | null> {
  const found = await sql.db
    .selectFrom("coupons")
    .select(["definition", "created_ms"])
    .where("workspace", "=", workspace)
    .where("coupon_id", "=", couponId)
    .executeTakeFirst();
  if (found === undefined) return null;
  const coupon = couponOf(found);
  const target = shown.kind === "code" ? await targetOfCode(sql, workspace, coupon, shown.value, found.created_ms) : await targetOfClaim(sql, workspace, coupon, shown.claimId);
  if (target === null) return null;
  const rows = target.redemptions.slice(-REDEMPTIONS_MAX);
  const each = await redemptionsAtDesk(sql, workspace, rows);
  const redeemed = rows.flatMap(({ key, at_ms }): HistoryEvent[] => {
    const redemption = each.get(key);
    return redemption === undefined ? [] : [{ kind: "redeemed", atMs: at_ms, redemption }];
  });
  const keys = rows.map(({ key }) => key);
  const events: HistoryEvent[] = [
    ...(target.addedMs === null ? [] : [{ kind: "added", atMs: target.addedMs } as const]),
    ...target.claims.flatMap((claim): HistoryEvent[] => [
      { kind: "claimed", atMs: claim.claimedMs, claim },
      ...(claim.openedMs === null ? [] : [{ kind: "opened", atMs: claim.openedMs } as const]),
    ]),
    ...redeemed,
    ...(await conflictEvents(sql, workspace, keys)),
    ...(await reversalEvents(sql, workspace, rows)),
  ];
  return { events: events.toSorted((a, b) => a.atMs - b.atMs), more: target.redemptions.length > rows.length };
}
