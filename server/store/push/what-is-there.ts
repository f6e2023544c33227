import type { FeedTx } from "../sql";

/** The workspace's stores and people, and which tables know some of a push's keys: most pushes' keys are new everywhere. */
export type WhatIsThere = {
  readonly storeIds: ReadonlySet<string>;
  readonly staffIds: ReadonlySet<string>;
  readonly knows: (table: "answers" | "redemptions" | "reversals" | "withdrawn_keys") => boolean;
};

/** In one statement: each way to a database and back takes longer than what it reads here. */
export async function whatIsThere(tx: FeedTx, workspace: number, keys: readonly string[]): Promise<WhatIsThere> {
  const { isAmong } = tx.sets;
  const stores = tx.selectFrom("stores").select((row) => ["id", row.val("store").as("of")]).where("workspace", "=", workspace);
  const staff = tx.selectFrom("staff").select((row) => ["id", row.val("staff").as("of")]).where("workspace", "=", workspace);
  const answers = tx
    .selectFrom("answers")
    .select((row) => ["key as id", row.val("answers").as("of")])
    .where("workspace", "=", workspace)
    .where(isAmong("key", keys));
  const redemptions = tx
    .selectFrom("redemptions")
    .select((row) => ["key as id", row.val("redemptions").as("of")])
    .where("workspace", "=", workspace)
    .where(isAmong("key", keys));
  const reversals = tx
    .selectFrom("reversals")
    .select((row) => ["key as id", row.val("reversals").as("of")])
    .where("workspace", "=", workspace)
    .where(isAmong("redemption_key", keys));
  const withdrawn = tx
    .selectFrom("withdrawn_keys")
    .select((row) => ["redemption_key as id", row.val("withdrawn_keys").as("of")])
    .where("workspace", "=", workspace)
    .where(isAmong("redemption_key", keys));
  const rows = await stores.unionAll(staff).unionAll(answers).unionAll(redemptions).unionAll(reversals).unionAll(withdrawn).execute();
  const idsOf = (of: string) => new Set(rows.filter((row) => row.of === of).map(({ id }) => id));
  return { storeIds: idsOf("store"), staffIds: idsOf("staff"), knows: (table) => rows.some(({ of }) => of === table) };
}
