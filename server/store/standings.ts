import type { StandingMessage } from "../../src/contract/messages/standings";
import { standingOf } from "../../src/domain/sync/ledger";
import type { Sql } from "./sql";
import type { TillOnRecord } from "./store";

/** What stands today of an installation's own redemptions; nothing of any other's. */
export async function standingsOf({ db }: Pick<Sql, "db">, till: TillOnRecord, keys: readonly string[]): Promise<StandingMessage[]> {
  const rows = await db
    .selectFrom("redemptions")
    .leftJoin("conflicts", (join) =>
      join
        .onRef("conflicts.workspace", "=", "redemptions.workspace")
        .onRef("conflicts.redemption_key", "=", "redemptions.key"),
    )
    .select(["redemptions.key", "redemptions.hold", "redemptions.reversed_by", "conflicts.resolution"])
    .where("redemptions.workspace", "=", till.workspace)
    .where("redemptions.installation_id", "=", till.installationId)
    .where("redemptions.key", "in", keys)
    .execute();
  return rows.map(({ key, hold, reversed_by, resolution }) => ({
    redemptionKey: key,
    standing: standingOf({ isReversed: reversed_by !== null, hold: { kind: hold } }),
    resolution,
  }));
}
