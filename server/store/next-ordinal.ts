import type { Tx } from "./sql";

/** A new coupon's; none is used twice. Takes the counter's row until the transaction ends (R14). */
export async function nextOrdinal(tx: Tx, workspace: number): Promise<number> {
  const { ordinal } = await tx
    .updateTable("counters")
    .set((row) => ({ ordinal: row("ordinal", "+", 1) }))
    .where("workspace", "=", workspace)
    .returning("ordinal")
    .executeTakeFirstOrThrow();
  return ordinal;
}
