import { HANDOVER_EVIDENCE_MAX_BYTES, HANDOVER_EVIDENCE_MAX_ITEMS } from "../../../src/contract/messages/handover";
import type { Tx } from "../sql";
import type { TillOnRecord } from "../store";

/** A revoked till has sent more of what cannot be read than is kept; thrown, so that its transaction is undone. */
export class TooMuchEvidence extends Error {
  constructor() {
    super("A revoked till has handed over more evidence than is kept.");
    this.name = "TooMuchEvidence";
  }
}

/** Throws where a revoked till's evidence is too much (R30). Exact among writers only once the counter is taken (R14). */
export async function limitEvidence(tx: Tx, till: TillOnRecord): Promise<void> {
  const held = await tx
    .selectFrom("refused_items")
    .select((row) => [
      row.fn.countAll<number | string>().as("items"),
      row.fn.sum<number | string | null>(row.fn<number>("length", ["item"])).as("bytes"),
    ])
    .where("workspace", "=", till.workspace)
    .where("installation_id", "=", till.installationId)
    .executeTakeFirstOrThrow();
  if (Number(held.items) > HANDOVER_EVIDENCE_MAX_ITEMS || Number(held.bytes ?? 0) > HANDOVER_EVIDENCE_MAX_BYTES) {
    throw new TooMuchEvidence();
  }
}
